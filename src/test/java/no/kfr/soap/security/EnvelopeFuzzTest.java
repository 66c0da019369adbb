package no.kfr.soap.security;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import no.kfr.TestCertificates;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Addressing;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.message.EnvelopeInterceptor;
import no.kfr.soap.message.SchemaRules;
import no.kfr.soap.message.XmlLimits;
import org.apache.cxf.binding.soap.Soap11;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.wss4j.dom.engine.WSSConfig;

/**
 * Whatever bytes come, what reads them ends in an envelope or in a refusal, never in another exception. Runs the inputs that are kept
 * beside it; {@code mvn verify -Pfuzz} looks for new ones for ten minutes.
 */
class EnvelopeFuzzTest {

    private static final EnvelopeInterceptor READ = new EnvelopeInterceptor(new XmlLimits(40, 2000, 60, 2000, 1 << 20));
    private static final SchemaRules SCHEMA = SchemaRules.ofContract();

    static {
        WSSConfig.init();
    }

    @FuzzTest(maxDuration = "10m")
    void ends_in_an_envelope_or_a_refusal(byte[] bytes) {
        SoapMessage message = new SoapMessage(new MessageImpl());
        message.setExchange(new ExchangeImpl());
        message.setVersion(Soap11.getInstance());
        message.put(Message.ENCODING, StandardCharsets.UTF_8.name());
        message.setContent(InputStream.class, new ByteArrayInputStream(bytes));
        try {
            READ.handleMessage(message);
            Envelope envelope = message.getExchange().get(Envelope.class);
            SCHEMA.violationsIn(envelope.payload());
            SecurityHeader.signatureValue(envelope);
            envelope.correlationId();
            Addressing.of(envelope);
            SecurityHeader header = SecurityHeader.of(envelope);
            SignedParts.require(envelope, header);
            TokenElement.read(header.token());
            SignatureVerification.require(
                    envelope, header, TestCertificates.institution().certificate());
        } catch (Refused expected) {
            // a code, and with it the typed fault
        }
    }
}
