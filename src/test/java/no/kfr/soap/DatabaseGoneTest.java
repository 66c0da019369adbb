package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The whole register on a real PostgreSQL server, which then goes away: callers are told, signed, to come back later. */
class DatabaseGoneTest {

    @Test
    void without_its_database_the_register_acknowledges_and_answers_nothing() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                RunningRegister register = RunningRegister.start(
                        "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.hikari.connection-timeout=1000")) {
            assertThat(register.send(Payloads.register(UUID.randomUUID())).field("outcome"))
                    .contains("added");
            assertThat(register.send(Payloads.lookup(Payloads.CUSTOMER, "")).fields("organizationId"))
                    .hasSize(1);

            assertThat(health(register, "/readiness")).contains("\"status\":\"UP\"");
            server.close();
            assertThat(health(register, "")).contains("\"status\":\"DOWN\"");
            assertThat(health(register, "/readiness")).contains("\"status\":\"DOWN\"");
            assertThat(health(register, "/liveness")).contains("\"status\":\"UP\"");

            for (SignedRequest request : new SignedRequest[] {
                Payloads.register(UUID.randomUUID(), "922203687", ""),
                Payloads.own(UUID.randomUUID(), Payloads.CUSTOMER),
                Payloads.lookup(Payloads.CUSTOMER, ""),
                Payloads.register(UUID.randomUUID(), "91743938X", "")
            }) {
                SoapAnswer answer = register.send(request);
                assertThat(answer.code()).isEqualTo("KFR-062");
                assertThat(answer.field("retryable")).contains("true");
                assertThat(answer.field("retryAfter")).isPresent();
                assertThat(answer.signedParts()).contains("Body");
                assertThat(answer.text()).doesNotContain("Exception", "postgres", "jdbc");
            }
        }
    }

    private static String health(RunningRegister register, String part) throws Exception {
        URI address = URI.create(
                "http://127.0.0.1:" + register.property("local.management.port") + "/actuator/health" + part);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
