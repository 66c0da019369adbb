package no.kfr.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import no.kfr.TestCertificates;
import no.kfr.TestDatabase;
import no.kfr.audit.SealedJournalCase;
import no.kfr.audit.verify.Finding;
import no.kfr.audit.verify.Finding.Kind;
import no.kfr.audit.verify.Verification;
import no.kfr.audit.verify.VerificationParameters;
import no.kfr.audit.verify.VerificationReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;

class TimeStampTest extends SealedJournalCase {

    private final LocalTimeStampAuthority authority = new LocalTimeStampAuthority();
    private final TimeStamper stamper;

    TimeStampTest(TestDatabase database) throws Exception {
        super(database);
        stamper = new TimeStamper(
                journal.node.get(BlockTable.class),
                journal.node.get(JdbcOperations.class),
                new TimeStampAuthority(authority.url(), Duration.ofSeconds(2)));
    }

    @AfterEach
    void stop() {
        authority.close();
    }

    @Test
    void stamps_the_newest_block_once() {
        assertThat(stamper.stamp()).contains(3L);
        assertThat(stamper.stamp()).isEmpty();

        VerificationReport report = verify(authority);
        assertThat(report.findings()).isEmpty();
        assertThat(Objects.requireNonNull(report.stamp()).anchor()).startsWith("3:");
        assertThat(Objects.requireNonNull(report.stamp()).at())
                .isCloseTo(authority.time, within(Duration.ofSeconds(1)));
    }

    @Test
    void a_silent_authority_stops_no_seal_and_is_asked_again() {
        authority.silent = true;
        assertThat(stamper.stamp()).isEmpty();
        journal.add();
        assertThat(journal.seal()).isEqualTo(1);

        authority.silent = false;
        assertThat(stamper.stamp()).contains(4L);
        assertThat(Objects.requireNonNull(verify(authority).stamp()).anchor()).startsWith("4:");
    }

    @Test
    void an_authority_that_sends_headers_and_then_nothing_is_given_up() {
        authority.stopsAfterHeaders = true;
        assertThat(stamper.stamp()).isEmpty();

        authority.stopsAfterHeaders = false;
        assertThat(stamper.stamp()).contains(3L);
    }

    @Test
    void whatever_was_written_over_a_stamp_is_an_answer_and_no_end_of_the_verification() throws Exception {
        byte[] hash = new byte[32];
        byte[] token = new TimeStampAuthority(authority.url(), Duration.ofSeconds(5)).stamp(hash);
        for (int at = 0; at < token.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] altered = token.clone();
                altered[at] ^= (byte) (1 << bit);
                assertThatNoException()
                        .as("bit %s of byte %s", bit, at)
                        .isThrownBy(() -> TimeStampCheck.of(altered, hash, List.of(authority.certificate())));
            }
        }
    }

    @Test
    void whatever_an_authority_answers_is_a_stamp_or_said_to_be_none() throws Exception {
        var asked = new TimeStampAuthority(authority.url(), Duration.ofSeconds(5));
        var random = new Random(7);
        authority.alters = answer -> {
            answer[random.nextInt(answer.length)] = (byte) random.nextInt(256);
            return answer;
        };
        for (int i = 0; i < 1000; i++) {
            try {
                assertThat(asked.stamp(new byte[32])).isNotEmpty();
            } catch (IOException said) {
                assertThat(said).hasMessageStartingWith("it ");
            }
        }
    }

    @Test
    void finds_a_stamp_that_is_of_another_block() {
        stamper.stamp();
        journal.sql("update journal_time_stamp set block_no = 2");

        assertThat(verify(authority).findings())
                .extracting(Finding::kind, Finding::where)
                .containsExactly(tuple(Kind.BLOCK_ALTERED, "block 2"));
    }

    @Test
    void finds_a_stamp_that_is_older_than_its_block() {
        authority.time = authority.time.minus(Duration.ofHours(1));
        stamper.stamp();

        assertThat(verify(authority).findings()).extracting(Finding::kind).containsExactly(Kind.BLOCK_ALTERED);
    }

    @Test
    void trusts_only_the_authority_that_was_given() throws Exception {
        stamper.stamp();

        try (var another = new LocalTimeStampAuthority()) {
            assertThat(verify(another).findings()).extracting(Finding::kind).containsExactly(Kind.NOT_TRUSTED);
        }
    }

    private VerificationReport verify(LocalTimeStampAuthority trusted) {
        return journal.node
                .get(Verification.class)
                .verify(
                        new VerificationParameters(
                                List.of(TestCertificates.register().certificate()),
                                null,
                                List.of(trusted.certificate()),
                                Map.of(),
                                null),
                        "kari");
    }
}
