package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
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

            server.close();

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
}
