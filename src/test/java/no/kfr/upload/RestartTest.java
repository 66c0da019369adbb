package no.kfr.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.TestSigner;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.junit.jupiter.api.Test;

class RestartTest {

    private final OrganisationNumber institution = TestNumbers.organisation();

    @Test
    void gives_the_same_receipt_after_a_restart() {
        List<String> file = TestDatabase.newH2File();
        Instruction submission = new Instruction(
                TestSigner.of(institution),
                new CorrelationId(UUID.randomUUID()),
                institution.value(),
                TestNumbers.customer().value(),
                null);
        Receipt first;
        try (RegisterNode node = RegisterNode.start(file)) {
            first = node.get(Uploads.class).register(node.request(), submission, null, null, null);
        }
        try (RegisterNode node = RegisterNode.start(file)) {
            Uploads uploads = node.get(Uploads.class);
            assertThat(uploads.register(node.request(), submission, null, null, null))
                    .isEqualTo(first);
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(
                            () -> uploads.register(node.request(), submission, LocalDate.of(2024, 1, 1), null, null))
                    .extracting(Refused::code)
                    .isEqualTo(Code.IDEMPOTENCY_CONFLICT);
            assertThat(uploads.getOwn(node.request(), submission).periods()).containsExactly(first.period());
        }
    }
}
