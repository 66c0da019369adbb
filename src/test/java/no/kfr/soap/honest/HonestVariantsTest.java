package no.kfr.soap.honest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import no.kfr.soap.RunningRegister;
import no.kfr.soap.SignedRequest;
import no.kfr.soap.SoapAnswer;
import no.kfr.soap.StoredReply;
import no.kfr.soap.message.MediaType;
import no.kfr.soap.message.Xml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Every way of writing a message that honest stacks have, in one table: what is sent, and what is answered. Each is understood, or told
 * what is wrong in a signed fault that its sender can read; and what was taken can be verified again from the bytes that are stored.
 */
class HonestVariantsTest {

    private final RunningRegister register = RunningRegister.shared();
    private final HttpClient http = HttpClient.newHttpClient();

    static Stream<Variant> variants() {
        return Stream.of(
                        VersionVariants.all(),
                        CharsetVariants.all(),
                        SignatureVariants.all(),
                        AddressingVariants.all(),
                        DateVariants.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variants")
    void is_answered(Variant variant) throws Exception {
        UUID correlationId = UUID.randomUUID();
        Variant.Sent sent = variant.making().make(correlationId);
        HttpResponse<byte[]> response = post(sent);
        SoapAnswer answer = new SoapAnswer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
        String told = answer.code().equals("none") ? answer.field("outcome").orElse("") : answer.code();
        assertThat(told).as(answer.field("Fault").orElse("")).isEqualTo(variant.expected());
        assertThat(answer.field("rule").orElse("")).contains(variant.rule());
        assertReadable(response, answer, sent.soap());
        if (told.equals(Variant.ADDED)) {
            byte[] stored = StoredReply.newest(register, correlationId, "REQUEST");
            assertThat(SoapAnswer.verified(identified(document(stored))).getResults())
                    .isNotEmpty();
            assertThat(StoredReply.newest(register, correlationId)).isEqualTo(answer.text());
        }
    }

    /** The library that verifies here does not know xml:id by itself. */
    private static Document identified(Document document) {
        Element body = SignedRequest.body(document);
        if (body.hasAttributeNS(XMLConstants.XML_NS_URI, "id")) {
            body.setIdAttributeNS(XMLConstants.XML_NS_URI, "id", true);
        }
        return document;
    }

    /** In the version of SOAP that the request is in, in UTF-8, signed, and the security header last. */
    private static void assertReadable(HttpResponse<byte[]> response, SoapAnswer answer, String soap) throws Exception {
        MediaType type =
                MediaType.of(response.headers().firstValue("Content-Type").orElse(""));
        assertThat(type.name()).isEqualTo(soap.equals(Xml.SOAP_12) ? "application/soap+xml" : "text/xml");
        assertThat(type.parameter("charset")).isEqualTo("UTF-8");
        Element envelope = answer.document().getDocumentElement();
        assertThat(envelope.getNamespaceURI()).isEqualTo(soap);
        assertThat(answer.signedParts()).contains("Body", "Timestamp");
        assertThat(Xml.children(Xml.children(envelope).getFirst()).getLast().getLocalName())
                .isEqualTo("Security");
    }

    private HttpResponse<byte[]> post(Variant.Sent sent) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(register.address(sent.path()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(sent.body()));
        if (!sent.contentType().isEmpty()) {
            request.header("Content-Type", sent.contentType());
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** As somebody reads it who has nothing but what is stored: XML, or a MIME entity with the header that it needs. */
    private static Document document(byte[] stored) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        String latin = new String(stored, StandardCharsets.ISO_8859_1);
        if (!latin.startsWith("Content-Type:")) {
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(stored));
        }
        int end = latin.indexOf("\r\n\r\n");
        String charset =
                MediaType.of(latin.substring("Content-Type:".length(), end)).parameter("charset");
        byte[] body = Arrays.copyOfRange(stored, end + 4, stored.length);
        String text = new String(body, Charset.forName(charset)).replaceFirst("^\\ufeff", "");
        return SignedRequest.parse(text.replaceFirst("^<\\?xml[^>]*\\?>", ""));
    }
}
