package no.kfr.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.kfr.TestCertificates;
import no.kfr.TestDatabase;
import no.kfr.audit.SealedJournal;
import no.kfr.audit.SealedJournalCase;
import no.kfr.audit.seal.JournalHealth;
import no.kfr.audit.seal.Sealer;
import no.kfr.audit.verify.Finding.Kind;
import no.kfr.demo.certificates.CertificateTemplate;
import no.kfr.demo.certificates.Identity;
import no.kfr.demo.certificates.SubjectProfile;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;

/** What happens to a journal in years, and nobody did wrong: the verification has nothing to say. */
class HistoryTest extends SealedJournalCase {

    private static final Identity NEXT = TestCertificates.issue(
            CertificateTemplate.enterprise("Kundeforholdsregisteret", TestCertificates.REGISTER, SubjectProfile.NEW));

    HistoryTest(TestDatabase database) {
        super(database);
    }

    @Test
    void blocks_of_a_key_that_was_replaced_are_vouched_for_by_the_blocks_of_its_successor() {
        journal.add();
        next(5000).seal();

        assertThat(against(NEXT).findings()).isEmpty();
    }

    @Test
    void blocks_of_another_key_after_the_last_of_the_known_one_are_vouched_for_by_nobody() {
        journal.add();
        next(5000).seal();

        assertThat(against(TestCertificates.register()).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Kind.NOT_TRUSTED);
                    assertThat(finding.where()).isEqualTo("block 4");
                });
    }

    @Test
    void a_successor_vouches_for_nothing_before_a_block_that_is_missing() {
        journal.add();
        next(5000).seal();
        journal.sql("delete from journal_leaf where block_no = 2");
        journal.sql("delete from journal_block where block_no = 2");

        assertThat(against(NEXT).findings()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.NOT_TRUSTED);
            assertThat(finding.where()).isEqualTo("block 1");
        });
    }

    @Test
    void a_copy_that_no_node_seals_is_verified_again_and_again() {
        assertThat(journal.verify().findings()).isEmpty();
        journal.node.clock().move(Duration.ofMinutes(5));

        VerificationReport again = journal.verify();

        assertThat(again.findings()).isEmpty();
        assertThat(again.counts().late()).isEqualTo(1);
    }

    @Test
    void health_says_from_the_first_minute_that_entries_wait() {
        assertThat(health().getDetails()).containsEntry("waiting", 0L).doesNotContainKey("late");

        journal.add();
        assertThat(health().getDetails()).containsEntry("waiting", 1L).containsEntry("late", false);
        journal.node.clock().move(Duration.ofSeconds(61));
        assertThat(health().getDetails()).containsEntry("waiting", 1L).containsEntry("late", true);
    }

    @Test
    void a_long_stop_of_sealing_is_caught_up_with_from_the_oldest_on() {
        List<UUID> waiting = new ArrayList<>();
        for (int minute = 0; minute < 30; minute++) {
            for (int i = 0; i < 4; i++) {
                waiting.add(journal.add());
            }
            journal.node.clock().move(Duration.ofMinutes(1));
        }

        assertThat(journal.sealer(
                                TestCertificates.register(),
                                TestCertificates.register().chain(),
                                10)
                        .seal())
                .isEqualTo(waiting.size());

        assertThat(journal.verify().findings()).isEmpty();
        assertThat(journal.node
                        .sql()
                        .sql("select entry_id from journal_leaf where block_no > 3 order by block_no, leaf_no")
                        .query(String.class)
                        .list())
                .isEqualTo(waiting.stream().map(UUID::toString).toList());
    }

    private Health health() {
        return journal.node.get(JournalHealth.class).health();
    }

    private VerificationReport against(Identity known) {
        return journal.node
                .get(Verification.class)
                .verify(
                        new VerificationParameters(
                                List.of(known.certificate()), SealedJournal.REGISTER, List.of(), Map.of(), null),
                        "kari");
    }

    private Sealer next(int mostEntries) {
        return journal.sealer(NEXT, List.of(NEXT.certificate()), mostEntries);
    }
}
