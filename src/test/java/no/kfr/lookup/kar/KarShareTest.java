package no.kfr.lookup.kar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import no.kfr.TestNumbers;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import org.junit.jupiter.api.Test;

/** What one agency may take of KAR while it answers nobody. */
class KarShareTest {

    private final SilentKar kar = new SilentKar();
    private final KarShare share = new KarShare(kar, Duration.ZERO);
    private final OrganisationNumber one = TestNumbers.organisation();
    private final OrganisationNumber other = TestNumbers.organisation();

    @Test
    void an_agency_whose_questions_hang_leaves_turns_to_others_and_hears_at_once_that_kar_is_busy() {
        List<CompletableFuture<?>> hanging = IntStream.range(0, 3)
                .<CompletableFuture<?>>mapToObj(n -> ask(one))
                .toList();

        assertThat(ask(one).join())
                .isInstanceOfSatisfying(
                        KarReply.NoAnswer.class, none -> assertThat(none.code()).isEqualTo(Code.KAR_BUSY));
        assertThat(ask(other)).as("asked").isNotDone();
        assertThat(hanging).noneMatch(CompletableFuture::isDone);

        kar.asked.getFirst().complete(new KarReply.Answered<>(List.of()));
        assertThat(ask(one)).as("asked again").isNotDone();
    }

    private CompletableFuture<KarReply<List<KarInstitution>>> ask(OrganisationNumber agency) {
        return share.institutions(
                agency,
                new KarRequest(
                        TestNumbers.customer(),
                        new CorrelationId(UUID.randomUUID()),
                        new CaseId(UUID.randomUUID()),
                        "mandate",
                        new Period(LocalDate.of(2020, 1, 1), LocalDate.of(2026, 1, 1)),
                        null,
                        false));
    }

    /** Answers when the test says so. */
    private static final class SilentKar implements KarSource {

        private final List<CompletableFuture<KarReply<List<KarInstitution>>>> asked = new ArrayList<>();

        @Override
        public CompletableFuture<KarReply<List<KarInstitution>>> institutions(KarRequest request) {
            asked.add(new CompletableFuture<>());
            return asked.getLast();
        }

        @Override
        public CompletableFuture<KarReply<Optional<KarInstitution.Named>>> provider(KarAccountRequest request) {
            return new CompletableFuture<>();
        }

        @Override
        public int capacity() {
            return 8;
        }
    }
}
