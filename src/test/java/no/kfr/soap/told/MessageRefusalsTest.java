package no.kfr.soap.told;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import no.kfr.TestCertificates;
import no.kfr.demo.certificates.Identity;
import no.kfr.refusal.Code;
import no.kfr.soap.FileMessage;
import no.kfr.soap.Payloads;
import no.kfr.soap.RunningRegister;
import no.kfr.soap.SignedRequest;
import no.kfr.soap.SoapAnswer;
import no.kfr.soap.message.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A message whose form or signature is not right: its sender is told which part it is, and what most likely happened to it. */
class MessageRefusalsTest {

    private static final String UPLOAD = "/services/CustomerRelationshipUpload";
    private static final String DRAFT = "http://schemas.xmlsoap.org/ws/2004/08/addressing";

    private final RunningRegister register = RunningRegister.shared();

    static Stream<Told> refusals() {
        return Stream.of(headers(), addressing(), signatures(), transport()).flatMap(List::stream);
    }

    private static List<Told> headers() {
        String english = "the header of the namespace 'urn:x' is not known here: leave it out, or send it without"
                + " mustUnderstand";
        String norwegian =
                "hodet fra navnerommet 'urn:x' er ukjent her: utelat det, eller send det uten mustUnderstand";
        String header = "<x:Routing xmlns:x=\"urn:x\" soap:mustUnderstand=\"1\"/>";
        return List.of(
                new Told(
                        "SOAP 1.1",
                        Code.HEADER_NOT_UNDERSTOOD,
                        "Header/Routing",
                        english,
                        norwegian,
                        signed(request -> request.header(header))),
                new Told(
                        "SOAP 1.2",
                        Code.HEADER_NOT_UNDERSTOOD,
                        "Header/Routing",
                        english,
                        norwegian,
                        signed(request -> request.soap12().header(header.replace("\"1\"", "\"true\"")))));
    }

    private static List<Told> addressing() {
        String missing = "is there exactly once, not empty, and signed; the namespace is " + Xml.ADDRESSING;
        String missingNorwegian =
                "skal stå nøyaktig én gang, ikke være tom, og være signert; navnerommet er " + Xml.ADDRESSING;
        return List.of(
                addressing(
                        "no MessageID",
                        "wsa:MessageID",
                        missing,
                        missingNorwegian,
                        request -> request.beforehand(document -> remove(document, "MessageID"))),
                addressing("an empty Action", "wsa:Action", missing, missingNorwegian, request -> request.action("")),
                addressing(
                        "a draft of WS-Addressing",
                        "wsa:To",
                        "is in the namespace " + Xml.ADDRESSING + " (WS-Addressing 1.0); this message has headers of "
                                + DRAFT,
                        "skal stå i navnerommet " + Xml.ADDRESSING + " (WS-Addressing 1.0); meldingen har hoder fra "
                                + DRAFT,
                        request -> request.beforehand(MessageRefusalsTest::inDraft)),
                addressing(
                        "To stands twice",
                        "wsa:To",
                        twice(),
                        twiceNorwegian(),
                        request -> request.header("<wsa:To>https://localhost:8443/</wsa:To>")),
                addressing(
                        "ReplyTo stands twice",
                        "wsa:ReplyTo",
                        twice(),
                        twiceNorwegian(),
                        request -> request.header(replyTo() + replyTo())),
                addressing(
                        "Action is not signed",
                        "Action",
                        "is covered by the signature; here no ds:Reference points to it: name it among the parts to be"
                                + " signed",
                        "skal være dekket av signaturen; her er det ingen ds:Reference som viser til den: ta den med"
                                + " blant delene som signeres",
                        request -> request.unsigned("Action")));
    }

    private static String replyTo() {
        return "<wsa:ReplyTo><wsa:Address>" + Xml.ADDRESSING + "/anonymous</wsa:Address></wsa:ReplyTo>";
    }

    private static String twice() {
        return "is there at most once, and this message has it several times: mostly both the stack and the program"
                + " write it";
    }

    private static String twiceNorwegian() {
        return "skal stå én gang, men står flere ganger i meldingen: som oftest skriver både rammeverket og programmet"
                + " den";
    }

    private static Told addressing(
            String name, String field, String english, String norwegian, UnaryOperator<SignedRequest> change) {
        return new Told(name, Code.ADDRESSING_NOT_SIGNED, field, english, norwegian, signed(change));
    }

    private static List<Told> signatures() {
        String changed = "was changed after it was signed: its digest is another. Nothing may indent, re-encode or"
                + " re-serialise it after signing";
        String changedNorwegian = "er endret etter signering: hashen er en annen. Ingenting får rykke inn, omkode eller"
                + " skrive om innholdet etter signering";
        return List.of(
                signature(
                        "another customer",
                        "Body",
                        changed,
                        changedNorwegian,
                        document -> SignedRequest.first(document, "urn:no:kfr:upload:v1", "customerId")
                                .setTextContent("922203687")),
                signature(
                        "another address",
                        "To",
                        changed,
                        changedNorwegian,
                        document -> SignedRequest.first(document, Xml.ADDRESSING, "To")
                                .setTextContent("https://localhost:8443/")),
                signature(
                        "another time",
                        "wsu:Timestamp",
                        changed,
                        changedNorwegian,
                        document -> SignedRequest.first(document, Xml.UTILITY, "Created")
                                .setTextContent("2026-11-26T00:00:00Z")),
                signature(
                        "indented",
                        "Body",
                        "has blanks and line breaks between its elements: it seems to have been indented"
                                + " (pretty-printing) after it was signed",
                        "har mellomrom og linjeskift mellom elementene: den ser ut til å være rykket inn"
                                + " (pretty-printing) etter signering",
                        document -> SignedRequest.body(document)
                                .insertBefore(
                                        document.createTextNode("\n  "),
                                        SignedRequest.body(document).getFirstChild())),
                signature(
                        "other line ends",
                        "Body",
                        "has carriage returns (&#13;) in its text: line ends seem to have been changed between CRLF"
                                + " and LF after it was signed",
                        "har CR-tegn (&#13;) i teksten: linjeskift ser ut til å være endret mellom CRLF og LF etter"
                                + " signering",
                        document -> SignedRequest.body(document).appendChild(document.createTextNode("\r\n"))),
                signature(
                        "an altered SignedInfo",
                        "ds:SignatureValue",
                        signatureValue(),
                        signatureValueNorwegian(),
                        document -> {
                            Element digest = SignedRequest.first(document, Xml.SIGNATURE, "DigestValue");
                            digest.setTextContent(" " + digest.getTextContent());
                        }),
                signature(
                        "another key than the token's",
                        "ds:SignatureValue",
                        signatureValue(),
                        signatureValueNorwegian(),
                        document -> SignedRequest.first(document, Xml.SECURITY, "BinarySecurityToken")
                                .setTextContent(encoded(TestCertificates.supplier()))),
                signature(
                        "a reference to nothing",
                        "ds:Reference",
                        "points to the Id of an element in this message; the element was removed, or its Id changed,"
                                + " after signing",
                        "skal vise til Id-en til et element i meldingen; elementet er fjernet, eller Id-en endret,"
                                + " etter signering",
                        document -> SignedRequest.first(document, Xml.UTILITY, "Timestamp")
                                .setAttributeNS(Xml.UTILITY, "wsu:Id", "TS-2")),
                new Told(
                        "the signature covers the xop:Include",
                        Code.SIGNATURE_INVALID,
                        "Body",
                        "was changed after it was signed, or the xop:Include was signed in place of the file: what is"
                            + " signed is the file's content as base64, in one line; have your stack sign before MTOM"
                            + " takes the content out, or send it within the message",
                        "er endret etter signering, eller det er xop:Include som er signert i stedet for filen: det er"
                            + " filens innhold som base64, på én linje, som skal signeres; la rammeverket signere før"
                            + " MTOM tar innholdet ut, eller send innholdet i selve meldingen",
                        register -> FileMessage.of(
                                        FileMessage.upload(
                                                UUID.randomUUID(), "<content>" + FileMessage.INCLUDE + "</content>"),
                                        "922203687".getBytes(StandardCharsets.UTF_8))
                                .sendTo(register)),
                new Told(
                        "an EC key",
                        Code.CERTIFICATE_NOT_USABLE,
                        "ds:SignatureMethod",
                        "is http://www.w3.org/2001/04/xmldsig-more#rsa-sha256, which needs an RSA key; this is an EC"
                                + " key's: sign with an enterprise certificate that has an RSA key",
                        "skal være http://www.w3.org/2001/04/xmldsig-more#rsa-sha256, og det krever en RSA-nøkkel;"
                                + " dette er en EC-nøkkels: signer med et virksomhetssertifikat med RSA-nøkkel",
                        signed(request -> request.afterwards(document -> SignedRequest.first(
                                        document, Xml.SIGNATURE, "SignatureMethod")
                                .setAttribute("Algorithm", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256")))));
    }

    private static String signatureValue() {
        return "ds:SignedInfo is not what was signed with the key of this token: it was changed after signing"
                + " (indented, or its namespaces were declared elsewhere), or another key signed than that of the"
                + " certificate in the token";
    }

    private static String signatureValueNorwegian() {
        return "ds:SignedInfo er ikke det som ble signert med nøkkelen til dette tokenet: enten er det endret etter"
                + " signering (innrykk, eller navnerom deklarert et annet sted), eller så er det signert med en annen"
                + " nøkkel enn den sertifikatet i tokenet har";
    }

    private static Told signature(
            String name, String field, String english, String norwegian, Consumer<Document> change) {
        return new Told(
                name, Code.SIGNATURE_INVALID, field, english, norwegian, signed(request -> request.afterwards(change)));
    }

    private static List<Told> transport() {
        return Stream.of("gzip", "GZIP", "deflate", "br")
                .map(encoding -> new Told(
                        "Content-Encoding: " + encoding,
                        Code.CONTENT_ENCODING,
                        "Content-Encoding",
                        "is left out: send the message as it is. The content of a batch may be gzip by itself",
                        "skal utelates: send meldingen som den er. Innholdet i et parti kan i seg selv være gzip",
                        register -> register.post(
                                UPLOAD,
                                "text/xml;charset=UTF-8",
                                BodyPublishers.ofByteArray(gzip(registration().text())),
                                "Content-Encoding",
                                encoding)))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void tells_what_is_wrong_and_where(Told told) throws Exception {
        told.assertSaidBy(register);
    }

    @Test
    void a_header_that_was_not_understood_has_the_fault_code_of_its_version() throws Exception {
        String header = "<x:Routing xmlns:x=\"urn:x\" soap:mustUnderstand=\"1\"/>";

        assertThat(register.send(registration().header(header)).field("faultcode"))
                .hasValue("soap:MustUnderstand");

        SoapAnswer answer = register.send(registration().soap12().header(header));
        assertThat(answer.field("Value").orElseThrow()).endsWith(":MustUnderstand");
        Element told = SignedRequest.first(answer.document(), Xml.SOAP_12, "NotUnderstood");
        String[] name = told.getAttribute("qname").split(":");
        assertThat(name[1]).isEqualTo("Routing");
        assertThat(told.lookupNamespaceURI(name[0])).isEqualTo("urn:x");
        assertThat(answer.signedParts()).contains("NotUnderstood");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "Identity"})
    void takes_what_is_said_to_be_uncompressed(String encoding) throws Exception {
        SoapAnswer answer = register.post(
                UPLOAD,
                "text/xml;charset=UTF-8",
                BodyPublishers.ofString(
                        Payloads.own(UUID.randomUUID(), Payloads.CUSTOMER).text()),
                "Content-Encoding",
                encoding);

        assertThat(answer.status()).isEqualTo(200);
    }

    private static Told.Sending signed(UnaryOperator<SignedRequest> change) {
        return register -> register.send(change.apply(registration()));
    }

    private static SignedRequest registration() {
        return Payloads.register(UUID.randomUUID());
    }

    private static String encoded(Identity identity) {
        try {
            return Base64.getEncoder().encodeToString(identity.certificate().getEncoded());
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void remove(Document document, String name) {
        Element element = SignedRequest.first(document, Xml.ADDRESSING, name);
        element.getParentNode().removeChild(element);
    }

    private static void inDraft(Document document) {
        for (String name : List.of("Action", "MessageID", "To")) {
            document.renameNode(SignedRequest.first(document, Xml.ADDRESSING, name), DRAFT, "old:" + name);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
