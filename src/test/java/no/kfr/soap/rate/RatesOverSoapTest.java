package no.kfr.soap.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import no.kfr.TestCertificates;
import no.kfr.TestNumbers;
import no.kfr.audit.UnauthenticatedRefusals;
import no.kfr.soap.AheadClock;
import no.kfr.soap.Payloads;
import no.kfr.soap.RunningRegister;
import no.kfr.soap.SignedRequest;
import no.kfr.soap.SoapAnswer;
import no.kfr.soap.attack.RawConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one sender may send in a minute, over real HTTP; each test has minutes of its own. */
class RatesOverSoapTest {

    private static RunningRegister register;
    private static int tests;

    @BeforeAll
    static void start() {
        register = RunningRegister.startWith(
                AheadClock.Everywhere.class,
                "--kfr.rate.messages=3",
                "--kfr.rate.denied-messages=2",
                "--kfr.rate.strangers-messages=2");
    }

    @AfterAll
    static void stop() {
        register.close();
        AheadClock.ahead = java.time.Duration.ZERO;
    }

    /** To the first second of another minute, so that no test meets the end of its own. */
    @BeforeEach
    void another_minute() {
        tests++;
        long second = java.time.Instant.now().getEpochSecond() % 60;
        AheadClock.ahead = java.time.Duration.ofSeconds(60L * tests - second);
    }

    @Test
    void a_participant_hears_when_to_come_again_and_nothing_is_done() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(own().status()).isEqualTo(200);
        }
        long before = register.relationships();
        UUID correlationId = UUID.randomUUID();
        SoapAnswer refused = register.send(
                Payloads.register(correlationId, TestNumbers.customer().value(), "")
                        .created(new AheadClock().instant()));
        assertThat(refused.code()).isEqualTo("KFR-094");
        assertThat(refused.field("retryable")).contains("true");
        assertThat(refused.field("retryAfter")).isPresent();
        assertThat(refused.signedParts()).contains("Body");
        assertThat(register.relationships()).isEqualTo(before);
        assertThat(register.journalled(correlationId, "KFR-094")).isZero();
        assertThat(countedBeyondRate("KFR-094")).isEqualTo(1);
    }

    @Test
    void an_organisation_that_takes_no_part_is_not_listened_to_for_long() throws Exception {
        for (String code : new String[] {"KFR-050", "KFR-050", "KFR-094"}) {
            assertThat(register.send(SignedRequest.lookup(
                                            TestCertificates.register(),
                                            "listLegalMandates",
                                            "<correlationId>" + UUID.randomUUID() + "</correlationId>")
                                    .created(new AheadClock().instant()))
                            .code())
                    .isEqualTo(code);
        }
    }

    /** Whatever is wrong with it is told first; kept of it is what shows who sent it, and how much. */
    @Test
    void what_an_organisation_that_takes_no_part_sends_is_kept_small_and_counted_whatever_it_is_told()
            throws Exception {
        for (String code : new String[] {"KFR-004", "KFR-004", "KFR-094"}) {
            UUID correlationId = UUID.randomUUID();
            String batch = "<correlationId>" + correlationId + "</correlationId><financialInstitution>974761076"
                    + "</financialInstitution><mode>NONE</mode><entries>" + "917439389,".repeat(20_000) + "</entries>";
            SoapAnswer answer = register.send(SignedRequest.upload(TestCertificates.register(), "uploadBatch", batch)
                    .created(new AheadClock().instant()));
            assertThat(answer.fields("code")).first().isEqualTo(code);
            assertThat(storedBytes(correlationId)).isLessThan(40_000);
        }
    }

    @Test
    void an_address_that_nobody_is_known_from_is_not_read_for_long() throws Exception {
        String unsigned = "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body/></Envelope>";
        for (String code : new String[] {"KFR-030", "KFR-030", "KFR-095"}) {
            try (RawConnection stranger = RawConnection.from("127.0.0.9", register)) {
                stranger.send(
                        RawConnection.post("Connection: close", "Content-Length: " + unsigned.length()) + unsigned);
                assertThat(stranger.answerToTheEnd()).contains(code);
            }
        }
    }

    @Test
    void a_message_that_anybody_sends_again_costs_the_journal_little_and_its_signer_nothing() throws Exception {
        UUID correlationId = UUID.randomUUID();
        String genuine = SignedRequest.upload(
                        TestCertificates.institution(),
                        "uploadBatch",
                        "<correlationId>" + correlationId + "</correlationId><financialInstitution>"
                                + TestCertificates.INSTITUTION + "</financialInstitution><mode>NONE</mode><entries>"
                                + unlikeEachOther(20_000) + "</entries>")
                .created(new AheadClock().instant())
                .text();
        assertThat(register.sendUpload(genuine).fields("code")).first().isEqualTo("KFR-004");
        long genuineBytes = storedBytes(correlationId);
        assertThat(genuineBytes).isPositive();

        for (int i = 0; i < 6; i++) {
            assertThat(register.sendUpload(genuine).code()).isEqualTo("KFR-037");
        }

        assertThat(register.journalled(correlationId, "KFR-037")).isEqualTo(2);
        assertThat(countedBeyondRate("KFR-037")).isEqualTo(1);
        assertThat(storedBytes(correlationId) - genuineBytes).isLessThan(80_000);
        assertThat(own().status()).isEqualTo(200);
    }

    /** So that they can't be packed into little. */
    private static String unlikeEachOther(int entries) {
        return new Random(1)
                .ints(entries, 100_000_000, 999_999_999)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
    }

    private static long storedBytes(UUID correlationId) {
        return register.database()
                .sql("select coalesce(sum(length(m.content)), 0) from journal_message m join journal_entry e"
                        + " on e.entry_id = m.entry_id where e.correlation_id = ?")
                .param(correlationId.toString())
                .query(Long.class)
                .single();
    }

    private static SoapAnswer own() throws Exception {
        return register.send(Payloads.own(UUID.randomUUID(), Payloads.CUSTOMER).created(new AheadClock().instant()));
    }

    private static long countedBeyondRate(String code) {
        register.bean(UnauthenticatedRefusals.class).write();
        return register.database()
                .sql("select count(*) from journal_entry where operation = ? and outcome = ? and actor = ?")
                .params(UnauthenticatedRefusals.BEYOND_RATE, code, TestCertificates.INSTITUTION)
                .query(Long.class)
                .single();
    }
}
