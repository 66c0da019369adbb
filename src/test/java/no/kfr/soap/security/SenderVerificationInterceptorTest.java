package no.kfr.soap.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import no.kfr.MovableClock;
import no.kfr.TestCertificates;
import no.kfr.access.PresentedCertificate;
import no.kfr.access.SenderToken;
import no.kfr.access.Signer;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.Payloads;
import no.kfr.soap.SignedRequest;
import no.kfr.soap.message.EnvelopeInterceptor;
import no.kfr.soap.message.XmlLimits;
import no.kfr.soap.settings.SoapSettings;
import org.apache.cxf.binding.soap.Soap11;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** In which order a sender is proven, and for how long. */
class SenderVerificationInterceptorTest {

    static {
        WSSConfig.init();
    }

    private final MovableClock clock = new MovableClock();
    private final List<SenderToken> asked = new ArrayList<>();
    private Duration lookingUp = Duration.ZERO;
    private Duration confirming = Duration.ZERO;
    private boolean trusted = true;

    private final SenderVerificationInterceptor verify =
            new SenderVerificationInterceptor(this::trust, clock, settings(), seen());

    @Test
    void proves_the_signer() throws Exception {
        SoapMessage message = read(request -> request);

        verify.handleMessage(message);

        assertThat(message.getExchange().get(Signer.class).certificate())
                .isEqualTo(TestCertificates.institution().certificate());
    }

    @Test
    void a_certificate_is_asked_about_before_anything_is_digested() throws Exception {
        trusted = false;
        SoapMessage altered = read(request -> request.afterwards(document ->
                document.getElementsByTagNameNS("*", "customerId").item(0).setTextContent("922203687")));

        assertRefused(altered, Code.UNKNOWN_ISSUER);
        trusted = true;
        assertRefused(altered, Code.SIGNATURE_INVALID);
        assertThat(altered.getExchange().get(Signer.class)).isNull();
    }

    @Test
    void nobody_is_asked_about_the_certificate_of_a_message_that_leaves_its_body_unsigned() throws Exception {
        assertRefused(read(request -> request.unsigned("Body")), Code.BODY_NOT_SIGNED);

        assertThat(asked).isEmpty();
    }

    @Test
    void gives_up_when_it_has_taken_too_long() throws Exception {
        lookingUp = settings().maxCheckTime().plusMillis(1);
        SoapMessage message = read(request -> request);

        assertRefused(message, Code.CHECKED_TOO_LATE);
        assertThat(message.getExchange().get(Signer.class)).isNull();
    }

    @Test
    void gives_up_when_the_authorities_were_slow() throws Exception {
        confirming = settings().maxCheckTime().plusMillis(1);
        SoapMessage message = read(request -> request);

        assertRefused(message, Code.CHECKED_TOO_LATE);
        assertThat(message.getExchange().get(Signer.class)).isNull();
    }

    private void assertRefused(SoapMessage message, Code code) {
        assertThatThrownBy(() -> verify.handleMessage(message))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private PresentedCertificate trust(SenderToken token) {
        asked.add(token);
        clock.move(lookingUp);
        if (!trusted) {
            throw Refused.because(Code.UNKNOWN_ISSUER);
        }
        return new PresentedCertificate() {
            @Override
            public X509Certificate certificate() {
                return TestCertificates.institution().certificate();
            }

            @Override
            public Signer confirm() {
                clock.move(confirming);
                return new Signer(
                        OrganisationNumber.read(TestCertificates.INSTITUTION).orElseThrow(), certificate());
            }
        };
    }

    private SoapMessage read(UnaryOperator<SignedRequest> change) throws Exception {
        String text = change.apply(Payloads.register(UUID.randomUUID()).created(clock.instant()))
                .text();
        SoapMessage message = new SoapMessage(new MessageImpl());
        message.setExchange(new ExchangeImpl());
        message.setVersion(Soap11.getInstance());
        message.put(Message.ENCODING, StandardCharsets.UTF_8.name());
        message.setContent(InputStream.class, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        new EnvelopeInterceptor(new XmlLimits(40, 2000, 60, 2000, 1 << 20)).handleMessage(message);
        return message;
    }

    /** Is not asked: nothing here is taken in. */
    private SeenMessages seen() {
        return new SeenMessages(JdbcClient.create(new SimpleDriverDataSource()), clock, settings());
    }

    private static SoapSettings settings() {
        return new Binder(new MapConfigurationPropertySource()).bindOrCreate("kfr.soap", SoapSettings.class);
    }
}
