package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import no.kfr.soap.message.Xml;
import org.junit.jupiter.api.Test;

/** A fault repeats ids and the signature's value, so that its receiver knows what it answers; it is not made long by them. */
class NothingLongIsRepeatedTest {

    private static final int GENUINE_FAULT = 20_000;

    private final RunningRegister register = RunningRegister.shared();

    @Test
    void an_id_of_the_usual_length_is_repeated() throws Exception {
        SoapAnswer answer = answerTo("MessageID", "urn:uuid:" + "x".repeat(241));

        assertThat(answer.code()).isEqualTo("KFR-030");
        assertThat(answer.text()).contains("RelatesTo", "x".repeat(241));
    }

    @Test
    void a_long_id_is_not_repeated() throws Exception {
        SoapAnswer answer = answerTo("MessageID", "x".repeat(251));

        assertThat(answer.text()).doesNotContain("RelatesTo", "xxxx");
        assertThat(answerTo("MessageID", "x".repeat(900_000)).text()).hasSizeLessThan(GENUINE_FAULT);
    }

    @Test
    void a_long_signature_value_is_not_confirmed() throws Exception {
        SoapAnswer answer = register.send(Payloads.register(UUID.randomUUID())
                .afterwards(document -> SignedRequest.first(document, Xml.SIGNATURE, "SignatureValue")
                        .setTextContent("AAAA".repeat(200_000))));

        assertThat(answer.code()).isEqualTo("KFR-034");
        assertThat(answer.text()).hasSizeLessThan(GENUINE_FAULT).doesNotContain("AAAAAAAAAAAA");
    }

    /** No security header at all: who sends it need not even make a key. */
    private SoapAnswer answerTo(String header, String value) throws Exception {
        return register.send(Payloads.register(UUID.randomUUID())
                .afterwards(document ->
                        SignedRequest.first(document, Xml.ADDRESSING, header).setTextContent(value))
                .withoutSecurity());
    }
}
