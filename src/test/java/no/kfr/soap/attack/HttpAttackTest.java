package no.kfr.soap.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.kfr.soap.Payloads;
import no.kfr.soap.RunningRegister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HTTP that is not quite HTTP: one plain line, no page, no name or version of a server, the connection ends, and the journal counts it.
 */
class HttpAttackTest {

    private final RunningRegister register = RunningRegister.shared();

    record Try(String name, String request, String status) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Try> tries() {
        return Stream.of(
                new Try("a negative length", RawConnection.post("Content-Length: -5"), "400"),
                new Try("a length that is no number", RawConnection.post("Content-Length: 0x10"), "400"),
                new Try("two lengths", RawConnection.post("Content-Length: 5", "Content-Length: 7") + "<a/>xxx", "400"),
                new Try("an unknown coding", RawConnection.post("Transfer-Encoding: foo"), "501"),
                new Try("chunks of no length", RawConnection.post("Transfer-Encoding: chunked") + "zz\r\nx\r\n", "400"),
                new Try(
                        "a chunk of negative length",
                        RawConnection.post("Transfer-Encoding: chunked") + "-1\r\nx\r\n",
                        "400"),
                new Try("a huge header", RawConnection.post("X: " + "x".repeat(100_000)), "400"),
                new Try("a thousand headers", RawConnection.post("X: x\r\n".repeat(1000) + "Y: y"), "400"),
                new Try("no host", "GET / HTTP/1.1\r\n\r\n", "400"),
                new Try("a host with mark-up", "GET /services/ HTTP/1.1\r\nHost: a\"><x\r\n\r\n", "400"),
                new Try("nonsense", "nonsense\r\n\r\n", "400"),
                new Try("a broken path", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
                new Try("a path upwards", "GET /services/../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
                new Try("an unknown version", "GET / HTTP/9.9\r\nHost: a\r\n\r\n", "505"),
                new Try("TRACE", "TRACE /services/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "405"),
                new Try("nothing there", "GET /none HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "404"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tries")
    void answers_plainly(Try each) throws Exception {
        String counted = "HTTP " + each.status();
        long before = register.counted(counted);
        long relationships = register.relationships();
        try (RawConnection connection = new RawConnection(register)) {
            String answer = connection.send(each.request()).answerToTheEnd();
            assertThat(answer)
                    .startsWith("HTTP/1.1 " + each.status() + " ")
                    .contains("X-Content-Type-Options: nosniff");
            assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("<html", "tomcat", "apache", "coyote", "spring", "exception", "\r\nserver:");
        }
        assertThat(register.relationships()).isEqualTo(relationships);
        assertThat(register.counted(counted)).isEqualTo(each.status().equals("404") ? before : before + 1);
    }

    /** The length is not believed when there are chunks: whoever in front believes it would see another message. */
    @Test
    void ends_the_connection_when_length_and_chunks_disagree() throws Exception {
        String smuggled = "POST " + Attack.UPLOAD + " HTTP/1.1\r\nHost: a\r\n\r\n";
        try (RawConnection connection = new RawConnection(register)) {
            long counted = register.counted("KFR-020");
            String answer = connection
                    .send(RawConnection.post("Content-Length: 5", "Transfer-Encoding: chunked") + "0\r\n\r\n"
                            + smuggled)
                    .answerToTheEnd();
            assertThat(answer).contains("KFR-020").contains("Connection: close").containsOnlyOnce("HTTP/1.1");
            assertThat(register.counted("KFR-020")).isEqualTo(counted + 1);
        }
    }

    @Test
    void refuses_a_message_in_chunks_as_soon_as_it_is_too_large() throws Exception {
        long counted = register.counted("KFR-022");
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        try (RawConnection connection = new RawConnection(register)) {
            connection.send(RawConnection.post("Transfer-Encoding: chunked", "Connection: close")
                            .replace("CustomerRelationshipUpload", "CustomerRelationshipLookup")
                    + "4\r\n<!--\r\n");
            for (int i = 0; i < 20; i++) {
                connection.send(chunk);
            }
            assertThat(connection.send("0\r\n\r\n").answerToTheEnd()).contains("KFR-022");
            assertThat(register.counted("KFR-022")).isEqualTo(counted + 1);
        }
    }

    @Test
    void says_how_it_is_to_be_shown_and_stored_with_every_answer() throws Exception {
        List<String> paths = List.of("/services/", "/none", "/error");
        for (String path : paths) {
            assertHeaders("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        }
        String message = Payloads.own(UUID.randomUUID(), Payloads.CUSTOMER).text();
        assertHeaders(RawConnection.post("Connection: close", "Content-Length: " + message.length()) + message);
        assertHeaders(RawConnection.post("Connection: close", "Content-Length: 0"));
        // a contract is no secret; whether it has changed is to be asked
        assertThat(register.get("/services/CustomerRelationshipUpload?wsdl")
                        .headers()
                        .allValues("Cache-Control"))
                .containsExactly("no-cache");
    }

    @Test
    void says_the_same_at_the_port_of_the_operator() throws Exception {
        int port = Integer.parseInt(register.property("local.management.port"));
        List<String> requests = List.of(
                "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /actuator/metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /actuator/env HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /none HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "nonsense\r\n\r\n");
        for (String request : requests) {
            try (RawConnection connection = new RawConnection(port)) {
                assertHeaders(connection, request);
            }
        }
    }

    /** A page in the operator's browser comes with the name of its own server. */
    @Test
    void the_port_of_the_operator_answers_to_its_own_names_only() throws Exception {
        int port = Integer.parseInt(register.property("local.management.port"));
        for (String host : List.of("localhost", "127.0.0.1:8081", "[::1]:8081", "10.1.2.3")) {
            assertThat(health(port, host)).as(host).startsWith("HTTP/1.1 200");
        }
        for (String host : List.of("evil.example", "127.0.0.1.evil.example", "localhost.evil.example")) {
            assertThat(health(port, host)).as(host).startsWith("HTTP/1.1 421").doesNotContain("UP");
        }
    }

    private static String health(int port, String host) throws Exception {
        try (RawConnection connection = new RawConnection(port)) {
            return connection
                    .send("GET /actuator/health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .answerToTheEnd();
        }
    }

    /** Whatever of it a number stands in: all that is logged is read for numbers, and one that is found fails the test. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /services/../x/14838512470 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /x/14838512470 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /services/14838512470?wsdl HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /services/CustomerRelationshipUpload?14838512470=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /services/CustomerRelationshipUpload?wsdl=%C0%AE14838512470 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /services/CustomerRelationshipUpload;14838512470=%00 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /services/%2e%2e/14838512470 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /WEB-INF/14838512470 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /http://x/../14838512470 HTTP/1.1\r\nHost: a\r\n\r\n",
                "14838512470 / HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / 14838512470\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: 14838512470_\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n14838512470 x: y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nCookie: $14838512470=\"\u0001\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nAccept: 14838512470\r\n\r\n",
                "POST /14838512470 HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
                "PUT /services/CustomerRelationshipUpload/14838512470 HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
                "POST /services/CustomerRelationshipUpload/14838512470 HTTP/1.1\r\n"
                        + "Host: a\r\n"
                        + "Content-Length: 0\r\n\r\n",
                "POST /error/14838512470 HTTP/1.1\r\nHost: a\r\nContent-Type: 14838512470\r\nContent-Length: 1\r\n\r\nx"
            })
    void nothing_of_a_request_stands_in_the_log(String request) throws Exception {
        try (RawConnection connection = new RawConnection(register)) {
            connection.send(request.replaceFirst("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
            assertThat(connection.answerToTheEnd()).startsWith("HTTP/1.1 ").doesNotContain("14838512470");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/related; boundary=14838512470; type=\"14838512470\"",
                "Content-Type: text/xml; charset=14838512470",
                "Content-Type: 14838512470/xml",
                "SOAPAction: \"urn:14838512470\"",
                "Content-Encoding: 14838512470",
                "Accept-Encoding: 14838512470;q=x",
                "Authorization: Basic 14838512470",
                "X-Forwarded-For: 14838512470"
            })
    void nothing_of_a_header_stands_in_the_log(String header) throws Exception {
        for (String body : List.of(
                "14838512470",
                "<x14838512470/>",
                Payloads.own(UUID.randomUUID(), Payloads.CUSTOMER).text())) {
            String type = header.startsWith("Content-Type") ? "" : "Content-Type: text/xml;charset=UTF-8\r\n";
            try (RawConnection connection = new RawConnection(register)) {
                connection.send(
                        "POST " + Attack.UPLOAD + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + type + header
                                + "\r\nContent-Length: " + body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length
                                + "\r\n\r\n" + body);
                assertThat(connection.answerToTheEnd()).startsWith("HTTP/1.1 ");
            }
        }
    }

    private void assertHeaders(String request) throws Exception {
        try (RawConnection connection = new RawConnection(register)) {
            assertHeaders(connection, request);
        }
    }

    private static void assertHeaders(RawConnection connection, String request) throws Exception {
        assertThat(connection.send(request).answerToTheEnd())
                .contains(
                        "Cache-Control: no-store",
                        "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
                        "Referrer-Policy: no-referrer",
                        "X-Content-Type-Options: nosniff",
                        "X-Frame-Options: DENY")
                .doesNotContain("\r\nServer:", "X-Powered-By", "<html", "Tomcat", "stays open");
    }
}
