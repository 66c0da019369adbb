package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import no.kfr.TestCertificates;
import no.kfr.TestNumbers;
import no.kfr.soap.message.Xml;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What honest callers send in other words than most: each is understood, or told what is wrong in a fault that they can read. */
class HonestCallersTest {

    private static final String UPLOAD = "/services/CustomerRelationshipUpload";

    private final RunningRegister register = RunningRegister.shared();
    private final HttpClient http = HttpClient.newHttpClient();
    private final UUID correlationId = UUID.randomUUID();

    /** Some of these can be read, and not written. */
    @ParameterizedTest
    @ValueSource(strings = {"ISO-2022-CN", "x-JISAutoDetect", "ISO-8859-1", "windows-1252", "ISO-2022-KR"})
    void is_answered_in_utf_8_whatever_it_was_written_in(String charset) throws Exception {
        byte[] request = registers().text().getBytes(StandardCharsets.US_ASCII);
        HttpResponse<byte[]> reply = post("text/xml; charset=" + charset, request);
        assertThat(reply.statusCode()).isEqualTo(200);
        assertInUtf8(reply);
        assertThat(answer(reply).field("outcome")).contains("added");
        assertThat(answer(reply).signedParts()).contains("Body");
        assertThat(StoredReply.newest(register, correlationId))
                .isEqualTo(answer(reply).text());

        byte[] unsigned = registers().withoutSecurity().text().getBytes(StandardCharsets.US_ASCII);
        HttpResponse<byte[]> fault = post("text/xml; charset=" + charset, unsigned);
        assertInUtf8(fault);
        assertThat(answer(fault).code()).isEqualTo("KFR-030");
    }

    @Test
    void hears_that_xml_1_1_is_not_read() throws Exception {
        String text = registers()
                .text()
                .replaceFirst("urn:uuid:", "urn:uuid:&#1;")
                .replaceFirst("^", "<?xml version='1.1' encoding='UTF-8'?>");
        HttpResponse<byte[]> fault = post("text/xml; charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
        assertThat(fault.statusCode()).isEqualTo(500);
        assertThat(answer(fault).code()).isEqualTo("KFR-096");
        assertThat(answer(fault).field("rule")).contains("XML 1.0, or no declaration, not XML 1.1");
    }

    @Test
    void reads_the_report_about_what_cannot_be_shown() throws Exception {
        byte[] content = "a\u0001b,c\ufffed,e\u001b[2Jf".getBytes(StandardCharsets.UTF_8);
        SoapAnswer batch = register.send(FileMessage.upload(correlationId, FileMessage.inline(content)));
        String query = Payloads.instruction(UUID.randomUUID()).replaceFirst("<customerId>.*", "") + "<batchId>"
                + batch.field("batchId").orElseThrow() + "</batchId>";
        SoapAnswer report =
                register.send(SignedRequest.upload(TestCertificates.institution(), "getBatchReport", query));
        assertThat(report.status()).as(report.text()).isEqualTo(200);
        assertThat(report.fields("entry")).contains("a\ufffdb", "c\ufffdd", "e\ufffd[2Jf");
        assertThat(report.signedParts()).contains("Body");
    }

    private static String utc(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static Stream<Arguments> times() {
        Instant now = Instant.now();
        OffsetDateTime east = now.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.ofHours(14));
        String plain = utc(now).replace("Z", "");
        return Stream.of(
                Arguments.of(utc(now), "added"),
                Arguments.of(plain + "+00:00", "added"),
                Arguments.of(plain + "-00:00", "added"),
                Arguments.of(plain + ".0000000000001Z", "added"),
                Arguments.of(plain + ".5Z", "added"),
                Arguments.of("\n\t  " + utc(now) + "\n  ", "added"),
                Arguments.of(east.toString().replaceFirst("(T\\d\\d:\\d\\d)\\+", "$1:00+"), "added"),
                Arguments.of("", "is not empty, but a time with zone: 2026-11-22T12:00:00Z"),
                Arguments.of(" ", "is not empty, but a time with zone: 2026-11-22T12:00:00Z"),
                Arguments.of(plain, "has a zone: 2026-11-22T12:00:00Z"),
                Arguments.of(plain + "+14:30", "is a time with zone: 2026-11-22T12:00:00Z"),
                Arguments.of(plain + "+01", "is a time with zone: 2026-11-22T12:00:00Z"),
                Arguments.of("2026-02-30T12:00:00Z", "is a time with zone: 2026-11-22T12:00:00Z"),
                Arguments.of("2026-11-22T24:00:01Z", "is a time with zone: 2026-11-22T12:00:00Z"),
                Arguments.of("2026-11-22", "is a time with zone: 2026-11-22T12:00:00Z"),
                Arguments.of(plain.replace('T', ' ') + "Z", "is a time with zone: 2026-11-22T12:00:00Z"),
                Arguments.of("Thu, 26 Nov 2026 12:00:00 GMT", "is a time with zone: 2026-11-22T12:00:00Z"));
    }

    /** Before and after signing: what is signed in one way of writing verifies, and what is no time is told before that. */
    @ParameterizedTest
    @MethodSource("times")
    void may_write_the_time_as_xml_schema_has_it(String written, String told) throws Exception {
        SoapAnswer answer = register.send(registers().created(written));
        if (told.equals("added")) {
            assertThat(answer.field("outcome")).as(answer.text()).contains("added");
        } else {
            assertThat(answer.code()).isEqualTo("KFR-032");
            assertThat(answer.field("field")).contains("wsu:Created");
            assertThat(answer.field("rule")).contains(told);
        }
    }

    @Test
    void hears_that_a_time_holds_no_comment_and_is_there_once() throws Exception {
        SoapAnswer commented = register.send(registers().afterwards(document -> {
            Element created = SignedRequest.first(document, Xml.UTILITY, "Created");
            created.appendChild(document.createComment("local"));
        }));
        assertThat(commented.code()).isEqualTo("KFR-032");
        assertThat(commented.field("rule")).contains("holds a time and nothing else: no comment, no element");
        SoapAnswer missing = register.send(registers().afterwards(document -> {
            Element expires = SignedRequest.first(document, Xml.UTILITY, "Expires");
            expires.getParentNode().removeChild(expires);
        }));
        assertThat(missing.code()).isEqualTo("KFR-032");
        assertThat(missing.field("rule")).contains("is there once");
    }

    @ParameterizedTest
    @CsvSource({
        "actor,,added",
        "actor,http://schemas.xmlsoap.org/soap/actor/next,added",
        "role,,added",
        "role,http://www.w3.org/2003/05/soap-envelope/role/next,added",
        "role,http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver,added",
        "role,http://www.w3.org/2003/05/soap-envelope/role/none,KFR-026",
        "actor,urn:somebody:else,KFR-026"
    })
    void may_say_that_the_security_header_is_for_the_last(String name, @Nullable String value, String told)
            throws Exception {
        SignedRequest request = name.equals("role") ? registers().soap12() : registers();
        String soap = request.soapNamespace();
        SoapAnswer answer =
                register.send(request.afterwards(document -> SignedRequest.first(document, Xml.SECURITY, "Security")
                        .setAttributeNS(soap, "soap:" + name, value == null ? "" : value)));
        assertThat(answer.code().equals("none") ? answer.field("outcome").orElse("") : answer.code())
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "?WSDL,?wsdl",
        "?wsdl=1,?wsdl",
        "?Wsdl=Policy-Free,?wsdl=policy-free",
        "?SINGLEWSDL,?singleWsdl",
        "?xsd=1,?xsd=types-v1.xsd",
        "?XSD=2,?xsd=upload-v1.xsd"
    })
    void may_ask_for_the_contract_in_capitals_and_by_number(String asked, String meant) throws Exception {
        HttpResponse<String> contract = register.get(UPLOAD + asked);
        assertThat(contract.statusCode()).isEqualTo(200);
        assertThat(contract.body())
                .startsWith("<")
                .isEqualTo(register.get(UPLOAD + meant).body());
    }

    @Test
    void gets_its_ids_back_as_it_wrote_them() throws Exception {
        String capitals = correlationId.toString().toUpperCase(Locale.ROOT);
        String customer = TestNumbers.customer().value();
        SoapAnswer added = register.send(inCapitals("registerCustomerRelationship", customer));
        assertThat(added.field("correlationId")).contains(capitals);
        assertThat(added.signedParts()).contains("Body");
        SoapAnswer repeated = register.send(Payloads.register(correlationId, customer, ""));
        assertThat(repeated.field("receiptId")).isEqualTo(added.field("receiptId"));
        assertThat(repeated.field("correlationId")).contains(correlationId.toString());
        SoapAnswer refused = register.send(inCapitals("registerCustomerRelationship", "1"));
        assertThat(refused.code()).isEqualTo("KFR-005");
        assertThat(refused.field("correlationId")).contains(capitals);
        SoapAnswer lookup = register.send(SignedRequest.lookup(
                TestCertificates.taxAuthority(),
                "lookupCustomerRelationships",
                Payloads.lookup(correlationId, customer, "")
                        .replace(correlationId.toString(), capitals)
                        .replaceFirst("RequestId>[^<]*", "RequestId>" + capitals)));
        assertThat(lookup.field("correlationId")).as(lookup.text()).contains(capitals);
        assertThat(lookup.field("accountInfoRequestId")).contains(capitals);
    }

    /** As WS-Addressing has it; but not for a stranger, who could have anything signed by the register. */
    @Test
    void finds_its_reference_parameters_among_the_signed_headers_of_the_reply() throws Exception {
        String parameters =
                "<s:session xmlns:s='urn:s' s:kind='a'><s:number>7</s:number></s:session><s:n xmlns:s='urn:s'/>";
        SignedRequest request = registers().header(referring("ReplyTo", parameters));
        SoapAnswer answer = register.send(request);
        assertThat(answer.field("outcome")).contains("added");
        Element session = SignedRequest.first(answer.document(), "urn:s", "session");
        assertThat(session.getParentNode().getLocalName()).isEqualTo("Header");
        assertThat(session.getAttributeNS(Xml.ADDRESSING, "IsReferenceParameter"))
                .isEqualTo("true");
        assertThat(session.getAttributeNS("urn:s", "kind")).isEqualTo("a");
        assertThat(answer.field("number")).contains("7");
        assertThat(answer.signedParts()).contains("session", "n", "Body");

        String both =
                referring("ReplyTo", "<s:reply xmlns:s='urn:s'/>") + referring("FaultTo", "<s:fault xmlns:s='urn:s'/>");
        SoapAnswer refused =
                register.send(Payloads.register(UUID.randomUUID(), "1", "").header(both));
        assertThat(refused.code()).isEqualTo("KFR-005");
        assertThat(refused.signedParts()).contains("fault").doesNotContain("reply");
        assertThat(refused.signedParts()).containsOnlyOnce("fault");

        SoapAnswer stranger = register.send(
                registers().header(referring("ReplyTo", parameters)).withoutSecurity());
        assertThat(stranger.code()).isEqualTo("KFR-030");
        assertThat(stranger.text()).doesNotContain("urn:s");
    }

    private static String referring(String name, String parameters) {
        return "<wsa:" + name + "><wsa:Address>" + Xml.ADDRESSING
                + "/anonymous</wsa:Address><wsa:ReferenceParameters>" + parameters + "</wsa:ReferenceParameters></wsa:"
                + name + ">";
    }

    private SignedRequest inCapitals(String operation, String customer) {
        return SignedRequest.upload(
                TestCertificates.institution(),
                operation,
                Payloads.instruction(correlationId, customer)
                        .replace(
                                correlationId.toString(),
                                correlationId.toString().toUpperCase(Locale.ROOT)));
    }

    private SignedRequest registers() {
        return Payloads.register(correlationId, TestNumbers.customer().value(), "");
    }

    private HttpResponse<byte[]> post(String contentType, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(register.address(UPLOAD))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static SoapAnswer answer(HttpResponse<byte[]> response) {
        return new SoapAnswer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
    }

    private static void assertInUtf8(HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        assertThat(Charset.forName(type.replaceFirst(".*charset=\"?([^;\"]*).*", "$1")))
                .isEqualTo(StandardCharsets.UTF_8);
    }
}
