package no.kfr.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import no.kfr.TestCertificates;
import no.kfr.TestDatabase;
import no.kfr.audit.Entries;
import no.kfr.audit.Journal;
import no.kfr.audit.JournalEntry;
import no.kfr.audit.SealedJournalCase;
import no.kfr.audit.bind.NodeMarks;
import no.kfr.audit.bind.NodeNumbers;
import no.kfr.audit.retention.WithheldCases;
import no.kfr.audit.seal.Block;
import no.kfr.audit.seal.BlockTable;
import no.kfr.audit.seal.CertificateTable;
import no.kfr.audit.seal.JournalHealth;
import no.kfr.audit.verify.Finding.Kind;
import no.kfr.digest.Fingerprint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever has the database's password, and none of the journal's keys, invents nothing, and removes nothing unnoticed. */
class BindingTest extends SealedJournalCase {

    private static final String COLUMNS =
            "recorded_at, operation, actor, principal, certificate, correlation_id, case_id, legal_mandate,"
                    + " period_from, period_to, outcome, control_object, control_object_key, control_object_hash,"
                    + " control_object_commit, detail, detail_salt, detail_commit, node, node_no, bound";

    BindingTest(TestDatabase database) {
        super(database);
    }

    @Test
    void an_entry_that_no_node_wrote_is_not_sealed() {
        UUID invented = copied(journal.entries.get(5));

        assertThat(journal.seal()).isZero();
        assertFound(Kind.NOT_BOUND, "entry " + invented);
        assertThat(journal.node.get(JournalHealth.class).health().getDetails()).containsEntry("refused", 1L);
    }

    @Test
    void what_no_node_wrote_keeps_nothing_else_from_its_seal() {
        copied(journal.entries.get(5));
        journal.add();

        assertThat(journal.seal()).isEqualTo(1);
    }

    @Test
    void content_is_not_gone_because_somebody_says_it_was_purged() {
        Instant later = journal.node.clock().instant().plusSeconds(60);
        UUID purge = administrative("CONTENT before " + later + ": 1 purged");
        journal.sql("update journal_entry set operation = 'audit purge' where entry_id = ?", purge);
        journal.seal();
        journal.sql(
                "update journal_entry set control_object = null, control_object_key = null,"
                        + " control_object_hash = null where entry_id = ?",
                journal.entries.get(5));

        assertThat(journal.verify().findings())
                .extracting(Finding::kind)
                .containsExactlyInAnyOrder(Kind.NOT_BOUND, Kind.CONTENT_REMOVED);
    }

    @Test
    void a_case_is_withheld_and_shown_again_by_operators_only() {
        UUID lawful = UUID.randomUUID();
        WithheldCases cases = journal.node.get(WithheldCases.class);
        cases.withhold(lawful, "an investigation", "kari");
        cases.withhold(journal.caseId, "an investigation", "kari");
        cases.release(journal.caseId, "kari");
        assertThat(journal.verify().findings()).isEmpty();
        journal.seal();
        assertThat(journal.verify().findings()).isEmpty();

        journal.sql(
                "insert into journal_withheld (case_id, since, operator, reason)"
                        + " select ?, since, operator, reason from journal_withheld",
                journal.caseId);
        assertFound(Kind.CONTENT_ALTERED, "case " + journal.caseId);
        journal.sql("delete from journal_withheld where case_id = ?", journal.caseId);
        journal.sql("update journal_withheld set operator = 'ola'");
        assertFound(Kind.CONTENT_ALTERED, "case " + lawful);
        journal.sql("delete from journal_withheld");
        assertFound(Kind.CONTENT_REMOVED, "case " + lawful);
    }

    @Test
    void an_entry_that_was_removed_before_its_seal_is_missed_by_its_number() {
        UUID last = journal.add();
        journal.node.get(NodeMarks.class).write();
        for (String table : List.of("journal_message", "journal_unsealed", "journal_entry")) {
            journal.sql("delete from " + table + " where entry_id = ?", last);
        }
        journal.seal();

        assertFound(Kind.NUMBER_MISSING, null);
    }

    @Test
    void a_message_that_was_removed_before_its_seal_is_missed_by_its_number() {
        journal.sql("delete from journal_message where entry_id = ? and kind = 'REQUEST'", journal.add());
        journal.seal();

        assertFound(Kind.NUMBER_MISSING, null);
    }

    @Test
    void how_far_a_node_has_come_is_not_set_back_nor_removed() {
        journal.sql("update journal_node set up_to = 1");
        assertFound(Kind.NOT_BOUND, null);

        journal.sql("delete from journal_node");
        assertFound(Kind.NUMBER_MISSING, null);
        journal.node.clock().move(Duration.ofSeconds(61));
        journal.seal();
        assertThat(journal.verify().findings()).isEmpty();
    }

    @Test
    void what_came_to_nothing_or_still_runs_is_not_missed() {
        var node = journal.node;
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> node.inTransaction(() -> {
                        node.get(Journal.class).record(Entries.lookup(journal.controlObject));
                        throw new IllegalStateException("the work failed");
                    }));
        }
        journal.add();
        node.inTransaction(() -> {
            node.get(Journal.class).record(Entries.lookup(journal.controlObject));
            Thread writer =
                    Thread.ofVirtual().start(() -> node.get(NodeMarks.class).write());
            join(writer);
            return writer;
        });

        assertThat(journal.verify().findings()).isEmpty();
        journal.seal();
        assertThat(journal.verify().findings()).isEmpty();
    }

    @Test
    void an_entry_of_a_node_is_not_kept_from_its_seal() {
        UUID waiting = journal.add();
        journal.sql("update journal_unsealed set refused = 1 where entry_id = ?", waiting);
        journal.seal();

        assertFound(Kind.NOT_SEALED, "entry " + waiting);
    }

    @Test
    void nothing_is_sealed_upon_a_block_that_no_node_sealed() {
        Block newest = block(3);
        X509Certificate forger = TestCertificates.foreignInstitution().certificate();
        journal.node.inTransaction(() -> {
            journal.node.get(CertificateTable.class).keep(List.of(forger));
            return forger;
        });
        insert(new Block(
                        4,
                        newest.hash(),
                        newest.root(),
                        0,
                        newest.sealedAt(),
                        Fingerprint.of(forger),
                        new byte[0],
                        newest.bound())
                .signed(TestCertificates.foreignInstitution().key()));
        journal.add();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(journal::seal)
                .withMessageContaining("kfr audit verify");
        journal.forgetSeals();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(journal::seal);
    }

    @Test
    void a_block_of_the_registers_key_that_no_node_sealed_is_found() {
        Block newest = block(3);
        insert(new Block(
                        4,
                        newest.hash(),
                        newest.root(),
                        0,
                        newest.sealedAt(),
                        newest.certificate(),
                        new byte[0],
                        newest.bound())
                .signed(TestCertificates.register().key()));

        assertThat(journal.verify().findings())
                .anySatisfy(finding -> assertThat(finding.kind()).isEqualTo(Kind.NOT_BOUND));
    }

    @Test
    void nothing_is_sealed_when_what_the_node_sealed_last_is_gone() {
        journal.sql("delete from journal_leaf where block_no = 3");
        journal.sql("delete from journal_block where block_no = 3");
        journal.add();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(journal::seal)
                .withMessageContaining("block 3");
    }

    @Test
    void a_journal_from_before_nodes_bound_what_they_write_is_taken_over_once() {
        journal.add();
        unbind();
        journal.forgetSeals();

        assertThat(journal.verify().findings()).isEmpty();
        assertThat(journal.seal()).as("with the verification's own").isEqualTo(2);
        assertThat(journal.verify().findings()).isEmpty();

        UUID late = journal.add();
        unbind(late);
        assertThat(journal.seal()).isEqualTo(1);
        assertThat(journal.verify().findings())
                .filteredOn(finding -> finding.kind() == Kind.NOT_BOUND)
                .extracting(Finding::where)
                .containsExactly("entry " + late);
    }

    /** As the version before left it. */
    private void unbind() {
        byte[] before = Block.nothingBefore();
        for (int number = 1; number <= 3; number++) {
            Block each = block(number);
            Block old = new Block(
                            number,
                            before,
                            each.root(),
                            each.entries(),
                            each.sealedAt(),
                            each.certificate(),
                            new byte[0],
                            null)
                    .signed(TestCertificates.register().key());
            before = old.hash();
            journal.sql("delete from journal_block where block_no = ?", number);
            insert(old);
        }
        journal.entries.forEach(this::unbind);
        journal.sql("delete from journal_node");
        journal.node.get(NodeNumbers.class).beginAnew();
    }

    private void unbind(UUID entry) {
        for (String table : List.of("journal_entry", "journal_message")) {
            journal.sql("update " + table + " set node = null, node_no = null, bound = null where entry_id = ?", entry);
        }
    }

    private UUID copied(UUID entry) {
        UUID invented = UUID.randomUUID();
        journal.sql(
                "insert into journal_entry (entry_id, " + COLUMNS + ") select '" + invented + "', " + COLUMNS
                        + " from journal_entry where entry_id = ?",
                entry);
        journal.sql("insert into journal_unsealed (entry_id) values (?)", invented);
        return invented;
    }

    private UUID administrative(String detail) {
        JournalEntry entry =
                JournalEntry.of("audit search").by("kari").detail(detail).entry();
        journal.node.inTransaction(() -> {
            journal.node.get(Journal.class).record(entry);
            return entry;
        });
        return entry.id();
    }

    private Block block(long number) {
        return journal.node
                .sql()
                .sql("select " + BlockTable.COLUMNS + " from journal_block b where b.block_no = ?")
                .param(number)
                .query((row, index) -> BlockTable.read(row))
                .single();
    }

    private void insert(Block block) {
        journal.sql(
                "insert into journal_block (block_no, previous_hash, merkle_root, entries, sealed_at, certificate,"
                        + " signature, block_hash) values (?, ?, ?, ?, ?, ?, ?, ?)",
                block.number(),
                block.previous(),
                block.root(),
                block.entries(),
                LocalDateTime.ofInstant(block.sealedAt(), ZoneOffset.UTC),
                block.certificate(),
                block.signature(),
                block.hash());
        if (block.bound() != null) {
            journal.sql("update journal_block set bound = ? where block_no = ?", block.bound(), block.number());
        }
    }

    private void assertFound(Kind kind, @Nullable String where) {
        assertThat(journal.verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            if (where != null) {
                assertThat(finding.where()).isEqualTo(where);
            }
        });
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
