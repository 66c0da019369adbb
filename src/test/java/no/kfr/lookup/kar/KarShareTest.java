package no.kfr.lookup.kar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import no.kfr.TestNumbers;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import org.junit.jupiter.api.Test;

/** What one agency may take of KAR while it answers nobody. */
class KarShareTest {

    private final KarShare share = new KarShare(8, Duration.ZERO);
    private final OrganisationNumber one = TestNumbers.organisation();
    private final OrganisationNumber other = TestNumbers.organisation();

    @Test
    void an_agency_whose_questions_hang_leaves_turns_to_others_and_hears_at_once_that_kar_is_busy() {
        List<CompletableFuture<KarReply<String>>> hanging = Stream.generate(CompletableFuture<KarReply<String>>::new)
                .limit(3)
                .toList();
        hanging.forEach(each -> share.ask(one, () -> each));

        assertThat(share.ask(one, KarShareTest::answered).join())
                .isInstanceOfSatisfying(
                        KarReply.NoAnswer.class, none -> assertThat(none.code()).isEqualTo(Code.KAR_BUSY));
        assertThat(share.ask(other, KarShareTest::answered).join()).isInstanceOf(KarReply.Answered.class);

        hanging.getFirst().complete(new KarReply.Answered<>("late"));
        assertThat(share.ask(one, KarShareTest::answered).join()).isInstanceOf(KarReply.Answered.class);
    }

    private static CompletableFuture<KarReply<String>> answered() {
        return CompletableFuture.completedFuture(new KarReply.Answered<>("yes"));
    }
}
