package no.kfr.soap.cost;

import static no.kfr.soap.cost.Hostile.longName;
import static no.kfr.soap.cost.Hostile.many;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.message.EnvelopeInterceptor;
import no.kfr.soap.message.Xml;
import no.kfr.soap.message.XmlLimits;
import org.apache.cxf.binding.soap.Soap11;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.junit.jupiter.api.Test;

/** Of a message that has been read or refused, its names and namespaces are gone. */
class ReaderKeepsNothingTest {

    private static final int MESSAGES = 1000;
    private static final long NOTHING = 1 << 19;

    private final EnvelopeInterceptor reader = new EnvelopeInterceptor(new XmlLimits(40, 10_000, 60, 10_000, 1 << 20));

    @Test
    void names_are_gone() throws Exception {
        assertThat(Retained.after(
                        MESSAGES,
                        number -> assertThat(read(many(30, i -> "<" + longName(number * 30 + i, 190) + "/>")))
                                .isTrue()))
                .isLessThan(NOTHING);
    }

    @Test
    void namespaces_are_gone() throws Exception {
        assertThat(Retained.after(
                        MESSAGES,
                        number -> assertThat(read(many(
                                        30, i -> "<a xmlns='urn:" + longName(number * 30 + i, 190) + "'/>")))
                                .isTrue()))
                .isLessThan(NOTHING);
    }

    @Test
    void names_that_are_too_long_are_gone() throws Exception {
        assertThat(Retained.after(
                        MESSAGES,
                        number -> assertThat(read("<" + longName(number, 20_000) + "/>"))
                                .isFalse()))
                .isLessThan(NOTHING);
    }

    private boolean read(String xml) {
        String text = "<s:Envelope xmlns:s='" + Xml.SOAP_11 + "'><s:Header>" + xml
                + "</s:Header><s:Body><a/></s:Body></s:Envelope>";
        SoapMessage message = new SoapMessage(new MessageImpl());
        message.setExchange(new ExchangeImpl());
        message.setVersion(Soap11.getInstance());
        message.put(Message.ENCODING, StandardCharsets.UTF_8.name());
        message.setContent(InputStream.class, new ByteArrayInputStream(Messages.bytes(text)));
        try {
            reader.handleMessage(message);
            return message.getExchange().get(Envelope.class) != null;
        } catch (Refused expected) {
            return false;
        }
    }
}
