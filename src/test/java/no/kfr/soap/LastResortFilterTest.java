package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.kfr.TestNumbers;
import no.kfr.access.OwnKey;
import no.kfr.soap.fault.FaultInterceptor;
import no.kfr.soap.message.Xml;
import no.kfr.soap.security.ReplySignatureInterceptor;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.endpoint.Endpoint;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong while a reply or its fault is written, wherever: the caller gets a fault that is well-formed, and signed. */
class LastResortFilterTest {

    private static RunningRegister register;
    private final List<Runnable> undo = new ArrayList<>();
    private final UUID correlationId = UUID.randomUUID();

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @AfterEach
    void all_is_well_again() {
        undo.forEach(Runnable::run);
    }

    static Stream<String> phases() {
        return Stream.of(
                Phase.SETUP,
                Phase.PREPARE_SEND,
                Phase.PRE_STREAM,
                Phase.PRE_PROTOCOL,
                Phase.WRITE,
                Phase.MARSHAL,
                Phase.PRE_PROTOCOL_ENDING);
    }

    @ParameterizedTest
    @MethodSource("phases")
    void a_fault_that_cannot_be_written(String phase) throws Exception {
        breakFaults(failing(phase, IllegalStateException::new));
        for (SignedRequest request : List.of(refused(), refused().soap12())) {
            assertToldAndSigned(register.send(request), "KFR-008");
        }
        assertThat(register.journalled(correlationId, "KFR-008")).isEqualTo(2);
        assertThat(replyStored()).contains("KFR-008", "SignatureValue");
    }

    @ParameterizedTest
    @MethodSource("phases")
    void a_reply_that_cannot_be_written_and_no_fault_either(String phase) throws Exception {
        breakReplies(failing(phase, IllegalStateException::new));
        breakFaults(failing(phase, IllegalStateException::new));
        assertToldAndSigned(register.send(registers()), "KFR-007");
    }

    @ParameterizedTest
    @MethodSource("phases")
    void a_reply_that_cannot_be_written(String phase) throws Exception {
        breakReplies(failing(phase, IllegalStateException::new));
        long before = register.relationships();
        assertToldAndSigned(register.send(registers()), "KFR-007");
        boolean wasCommitted = phase.equals(Phase.PRE_PROTOCOL_ENDING);
        assertThat(register.relationships()).isEqualTo(before + (wasCommitted ? 1 : 0));
    }

    @Test
    void a_failure_before_any_fault_is_made() throws Exception {
        AbstractSoapInterceptor first = failing(Phase.SETUP, IllegalStateException::new);
        first.addBefore(FaultInterceptor.class.getName());
        breakFaults(first);
        assertToldAndSigned(register.send(refused()), "KFR-007");
        assertThat(register.journalled(correlationId, "KFR-007")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {Phase.SETUP, Phase.PRE_PROTOCOL, Phase.PRE_PROTOCOL_ENDING})
    void what_is_no_exception(String phase) throws Exception {
        breakReplies(failing(phase, StackOverflowError::new));
        assertToldAndSigned(register.send(registers()), "KFR-007");
    }

    @ParameterizedTest
    @ValueSource(strings = {Phase.SETUP, Phase.PRE_PROTOCOL, Phase.PRE_PROTOCOL_ENDING})
    void what_is_no_exception_in_a_fault(String phase) throws Exception {
        breakFaults(failing(phase, StackOverflowError::new));
        assertToldAndSigned(register.send(refused()), "KFR-008");
    }

    @Test
    void without_a_key_it_goes_unsigned() {
        OwnKey none = new OwnKey() {
            @Override
            public Pair current() {
                throw new IllegalStateException("no key");
            }
        };
        var signature = new ReplySignatureInterceptor(none, Clock.systemUTC(), Duration.ofMinutes(5));
        String envelope =
                "<soap:Envelope xmlns:soap=\"" + Xml.SOAP_11 + "\"><soap:Header/><soap:Body/></soap:Envelope>";
        assertThat(signature.signedIfPossible(envelope, null)).asString().isEqualTo(envelope);
    }

    private SignedRequest refused() {
        return Payloads.end(correlationId, TestNumbers.customer().value(), "");
    }

    private SignedRequest registers() {
        return Payloads.register(correlationId, TestNumbers.customer().value(), "");
    }

    private void assertToldAndSigned(SoapAnswer answer, String code) throws Exception {
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.field("correlationId")).contains(correlationId.toString());
        assertThat(answer.field("Action")).contains("urn:no:kfr:upload:v1:fault");
        assertThat(answer.field("RelatesTo").orElseThrow()).startsWith("urn:uuid:");
        assertThat(answer.signedParts()).contains("Body", "RelatesTo", "Timestamp", "Action", "SignatureConfirmation");
    }

    private String replyStored() {
        return StoredReply.newest(register, correlationId);
    }

    private void breakFaults(Interceptor<SoapMessage> failing) {
        endpoints().forEach(endpoint -> addTo(endpoint.getOutFaultInterceptors(), failing));
    }

    private void breakReplies(Interceptor<SoapMessage> failing) {
        endpoints().forEach(endpoint -> addTo(endpoint.getOutInterceptors(), failing));
    }

    private void addTo(List<Interceptor<? extends Message>> chain, Interceptor<SoapMessage> failing) {
        chain.add(failing);
        undo.add(() -> chain.remove(failing));
    }

    private static Stream<Endpoint> endpoints() {
        return register.bean(SoapServices.PublishedServices.class).servers().stream()
                .map(server -> server.getEndpoint());
    }

    private static AbstractSoapInterceptor failing(String phase, Supplier<? extends Throwable> failure) {
        return new AbstractSoapInterceptor(phase) {
            @Override
            public void handleMessage(SoapMessage message) {
                LastResortFilterTest.<RuntimeException>raise(failure.get());
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
