package no.kfr.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import no.kfr.TestCertificates;
import no.kfr.TestDatabase;
import no.kfr.audit.Entries;
import no.kfr.audit.Journal;
import no.kfr.audit.JournalEntry;
import no.kfr.audit.MessageJournal;
import no.kfr.audit.MessageKind;
import no.kfr.audit.SealedJournal;
import no.kfr.audit.SealedJournalCase;
import no.kfr.audit.seal.Block;
import no.kfr.audit.seal.BlockTable;
import no.kfr.audit.seal.Leaf;
import no.kfr.audit.seal.LeafRows;
import no.kfr.audit.verify.Finding.Kind;
import no.kfr.digest.Fingerprint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever somebody with the database's password does to the journal, the verification says what and where. */
class TamperingTest extends SealedJournalCase {

    TamperingTest(TestDatabase database) {
        super(database);
    }

    @Test
    void is_satisfied_with_what_nobody_touched() {
        VerificationReport report = journal.verify();

        assertThat(report.findings()).isEmpty();
        assertThat(report.counts().blocks()).isEqualTo(3);
        assertThat(report.counts().entries()).isEqualTo(12);
        assertThat(report.counts().messages()).isEqualTo(24);
        assertThat(Objects.requireNonNull(report.newest()).anchor()).startsWith("3:");
    }

    @Test
    void finds_an_altered_entry() {
        journal.sql("update journal_entry set legal_mandate = 'another' where entry_id = ?", entry(5));

        assertFound(Kind.ENTRY_ALTERED, "block 2, place 2, entry " + entry(5));
    }

    @Test
    void finds_an_altered_time_of_an_entry() {
        journal.sql(
                "update journal_entry set recorded_at = ? where entry_id = ?",
                LocalDateTime.ofInstant(Instant.now().minusSeconds(5), ZoneOffset.UTC),
                entry(5));

        assertFound(Kind.ENTRY_ALTERED, "block 2, place 2, entry " + entry(5));
    }

    @Test
    void finds_an_entry_that_was_altered_together_with_its_hash() {
        journal.sql("update journal_entry set outcome = 'KFR-055' where entry_id = ?", entry(5));
        journal.sql(
                "update journal_leaf set leaf_hash = ? where entry_id = ?",
                leaf(entry(5)).hash(),
                entry(5));

        assertThat(journal.verify().findings())
                .extracting(Finding::kind, Finding::where)
                .containsExactly(
                        tuple(Kind.NOT_BOUND, "block 2, place 2, entry " + entry(5)),
                        tuple(Kind.ENTRY_ALTERED, "block 2"));
    }

    @Test
    void finds_a_removed_entry() {
        journal.sql("delete from journal_message where entry_id = ?", entry(6));
        journal.sql("delete from journal_entry where entry_id = ?", entry(6));

        assertFound(Kind.ENTRY_REMOVED, "block 2, place 3, entry " + entry(6));
    }

    @Test
    void finds_an_entry_that_was_removed_with_its_place() {
        journal.sql("delete from journal_message where entry_id = ?", entry(7));
        journal.sql("delete from journal_entry where entry_id = ?", entry(7));
        journal.sql("delete from journal_leaf where entry_id = ?", entry(7));

        assertFound(Kind.ENTRY_REMOVED, "block 2, place 4");
    }

    @Test
    void finds_an_entry_that_was_removed_before_its_seal() {
        UUID waiting = journal.add();
        journal.sql("delete from journal_message where entry_id = ?", waiting);
        journal.sql("delete from journal_entry where entry_id = ?", waiting);

        assertFound(Kind.ENTRY_REMOVED, "entry " + waiting);
    }

    @Test
    void finds_an_inserted_entry() {
        UUID inserted = journal.add();
        journal.sql("delete from journal_unsealed where entry_id = ?", inserted);

        assertFound(Kind.ENTRY_INSERTED, "entry " + inserted);
    }

    @Test
    void finds_an_entry_that_was_inserted_into_a_block() {
        UUID inserted = journal.add();
        journal.sql("delete from journal_unsealed where entry_id = ?", inserted);
        journal.sql(
                "insert into journal_leaf (block_no, leaf_no, entry_id, leaf_hash) values (1, 4, ?, ?)",
                inserted,
                leaf(inserted).hash());

        assertFound(Kind.ENTRY_INSERTED, "block 1, place 5, entry " + inserted);
    }

    @Test
    void finds_an_entry_that_was_slipped_in_with_a_time_long_gone() {
        UUID late = journal.add();
        journal.sql(
                "update journal_entry set recorded_at = ? where entry_id = ?",
                LocalDateTime.ofInstant(Instant.now().minus(Duration.ofDays(3)), ZoneOffset.UTC),
                late);
        journal.seal();

        assertFound(Kind.NOT_BOUND, "entry " + late);
    }

    @Test
    void finds_entries_in_another_order() {
        journal.sql("update journal_leaf set leaf_no = 99 where block_no = 2 and leaf_no = 1");
        journal.sql("update journal_leaf set leaf_no = 1 where block_no = 2 and leaf_no = 2");
        journal.sql("update journal_leaf set leaf_no = 2 where block_no = 2 and leaf_no = 99");

        assertFound(Kind.ORDER_CHANGED, "block 2, place 2, entry " + entry(6));
    }

    @Test
    void finds_another_control_object() {
        journal.sql(
                "update journal_entry set control_object = (select control_object from journal_entry where entry_id ="
                        + " ?) where entry_id = ?",
                entry(1),
                entry(5));

        assertFound(Kind.CONTENT_ALTERED, "block 2, place 2, entry " + entry(5));
    }

    @Test
    void finds_an_entry_that_was_hidden_from_the_search() {
        journal.sql("update journal_entry set control_object_hash = ? where entry_id = ?", new byte[32], entry(5));

        assertFound(Kind.CONTENT_ALTERED, "block 2, place 2, entry " + entry(5));
    }

    @Test
    void finds_another_answer() {
        journal.sql("update journal_entry set detail = 'answered 974761076' where entry_id = ?", entry(5));

        assertFound(Kind.CONTENT_ALTERED, "block 2, place 2, entry " + entry(5));
    }

    @Test
    void finds_an_altered_message() {
        byte[] content = journal.node
                .sql()
                .sql("select content from journal_message where entry_id = ? and kind = 'REPLY'")
                .param(entry(5).toString())
                .query((row, number) -> row.getBytes(1))
                .single();
        content[40] ^= 1;
        journal.sql("update journal_message set content = ? where entry_id = ? and kind = 'REPLY'", content, entry(5));

        assertFound(Kind.CONTENT_ALTERED, "entry " + entry(5) + ", REPLY");
    }

    @Test
    void finds_a_removed_message() {
        journal.sql("delete from journal_message where entry_id = ? and kind = 'REPLY'", entry(5));

        assertFound(Kind.ENTRY_ALTERED, "block 2, place 2, entry " + entry(5));
    }

    @Test
    void finds_a_message_that_was_added_to_an_entry_or_to_none() {
        UUID silent = journal.node.inTransaction(() -> {
            JournalEntry entry = Entries.lookup(journal.controlObject);
            journal.node.get(Journal.class).record(entry);
            return entry.id();
        });
        journal.seal();
        UUID nobody = UUID.randomUUID();
        journal.node.inTransaction(() -> {
            journal.node.get(MessageJournal.class).message(silent, MessageKind.REPLY, new byte[] {1});
            journal.node.get(MessageJournal.class).message(nobody, MessageKind.REQUEST, new byte[] {1});
            return nobody;
        });

        assertThat(journal.verify().findings())
                .extracting(Finding::kind, Finding::where)
                .containsExactlyInAnyOrder(
                        tuple(Kind.ENTRY_ALTERED, "block 4, place 1, entry " + silent),
                        tuple(Kind.CONTENT_ALTERED, "entry " + nobody));
    }

    @Test
    void finds_a_message_that_was_exchanged_for_another_entrys() {
        List<byte[]> messages = List.of(4, 5).stream()
                .map(each -> journal.node
                        .sql()
                        .sql("select content from journal_message where entry_id = ? and kind = 'REQUEST'")
                        .param(entry(each).toString())
                        .query((row, number) -> row.getBytes(1))
                        .single())
                .toList();
        journal.sql(
                "update journal_message set content = ? where entry_id = ? and kind = 'REQUEST'",
                messages.getFirst(),
                entry(5));

        assertFound(Kind.CONTENT_ALTERED, "entry " + entry(5) + ", REQUEST");
    }

    @Test
    void finds_a_certificate_of_a_seal_that_was_removed_or_exchanged() {
        assertMissed(block(1).certificate(), "block 1");
    }

    @Test
    void finds_a_certificate_of_a_signer_that_was_removed_or_exchanged() {
        String signer = Fingerprint.of(TestCertificates.taxAuthority().certificate());
        assertMissed(signer, "certificate " + signer);
    }

    private void assertMissed(String certificate, String where) {
        byte[] kept = chain(certificate);
        try {
            for (byte[] other : List.of(new byte[] {1}, chain(another(certificate)))) {
                journal.sql("update journal_certificate set chain = ? where fingerprint = ?", other, certificate);
                assertThat(journal.verify().findings())
                        .extracting(Finding::where)
                        .contains(where);
            }
            journal.sql("delete from journal_certificate where fingerprint = ?", certificate);
            assertThat(journal.verify().findings()).extracting(Finding::where).contains(where);
        } finally {
            journal.sql("delete from journal_certificate where fingerprint = ?", certificate);
            journal.sql("insert into journal_certificate (fingerprint, chain) values (?, ?)", certificate, kept);
        }
    }

    private String another(String certificate) {
        String signer = Fingerprint.of(TestCertificates.taxAuthority().certificate());
        return certificate.equals(signer) ? block(1).certificate() : signer;
    }

    private byte[] chain(String certificate) {
        return journal.node
                .sql()
                .sql("select chain from journal_certificate where fingerprint = ?")
                .param(certificate)
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    @Test
    void finds_content_that_was_taken_out_without_a_purge() {
        journal.sql("update journal_message set content = null where entry_id = ? and kind = 'REPLY'", entry(5));

        assertFound(Kind.CONTENT_REMOVED, "entry " + entry(5) + ", REPLY");
    }

    @Test
    void finds_an_altered_block() {
        journal.sql("update journal_block set sealed_at = ? where block_no = 2", LocalDateTime.now(ZoneOffset.UTC));

        assertFound(Kind.BLOCK_ALTERED, "block 2");
    }

    @Test
    void finds_a_block_that_was_altered_together_with_its_hash() {
        journal.sql("update journal_block set sealed_at = ? where block_no = 2", LocalDateTime.now(ZoneOffset.UTC));
        journal.sql("update journal_block set block_hash = ? where block_no = 2", block(2).hash());

        assertFound(Kind.BLOCK_ALTERED, "block 2");
    }

    @Test
    void finds_a_removed_block() {
        journal.sql("delete from journal_block where block_no = 2");

        assertThat(journal.verify().findings())
                .extracting(Finding::kind)
                .contains(Kind.BLOCK_REMOVED)
                .containsOnly(Kind.BLOCK_REMOVED);
    }

    @Test
    void finds_a_block_that_was_removed_with_all_that_it_held() {
        removeBlock(2);

        assertFound(Kind.BLOCK_REMOVED, "block 2");
    }

    @Test
    void finds_that_the_first_blocks_are_missing() {
        removeBlock(1);

        assertFound(Kind.BLOCK_REMOVED, "block 1");
    }

    @Test
    void finds_an_inserted_block() {
        Block forged = new Block(
                        4,
                        block(3).hash(),
                        block(3).root(),
                        0,
                        block(3).sealedAt(),
                        block(3).certificate(),
                        new byte[0],
                        block(3).bound())
                .signed(TestCertificates.institutionKeys().getPrivate());
        insert(forged);

        assertThat(journal.verify().findings()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.BLOCK_ALTERED);
            assertThat(finding.where()).isEqualTo("block 4");
            assertThat(finding.what()).contains("without the register's key");
        });
    }

    @Test
    void finds_blocks_in_another_order() {
        journal.sql("update journal_block set block_no = 99 where block_no = 2");
        journal.sql("update journal_block set block_no = 2 where block_no = 3");
        journal.sql("update journal_block set block_no = 3 where block_no = 99");

        assertThat(journal.verify().findings())
                .filteredOn(finding -> finding.kind() == Kind.BLOCK_ALTERED)
                .extracting(Finding::where)
                .contains("block 2", "block 3");
    }

    @Test
    void finds_a_block_that_was_sealed_on_another_history() {
        Block second = block(2);
        Block rewritten = new Block(
                        2,
                        new byte[32],
                        second.root(),
                        second.entries(),
                        second.sealedAt(),
                        second.certificate(),
                        new byte[0],
                        second.bound())
                .signed(TestCertificates.register().key());
        journal.sql("delete from journal_block where block_no = 2");
        insert(rewritten);

        assertThat(journal.verify().findings())
                .extracting(Finding::kind, Finding::where)
                .contains(tuple(Kind.NOT_BOUND, "block 2"))
                .contains(tuple(Kind.BLOCK_ALTERED, "block 3"));
    }

    @Test
    void finds_that_the_newest_block_is_missing_while_its_entries_are_there() {
        journal.sql("delete from journal_block where block_no = 3");

        assertThat(journal.verify().findings())
                .hasSize(4)
                .extracting(Finding::kind)
                .containsOnly(Kind.END_MISSING);
    }

    @Test
    void finds_a_missing_end_by_the_anchor_of_an_earlier_run() {
        String newest = Objects.requireNonNull(journal.verify().newest()).anchor();
        removeBlock(3);
        journal.sql("delete from journal_unsealed");
        journal.sql("delete from journal_entry where operation = 'audit verify'");

        assertFound(Kind.END_MISSING, "block 3", anchor(newest));
    }

    @Test
    void finds_a_history_that_was_sealed_anew_by_the_anchor_of_an_earlier_run() {
        String newest = Objects.requireNonNull(journal.verify().newest()).anchor();
        removeBlock(3);
        journal.forgetSeals();
        journal.seal();

        assertFound(Kind.BLOCK_ALTERED, "block 3", anchor(newest));
    }

    @Test
    void trusts_only_certificates_that_were_given() {
        VerificationReport foreign = verify(TestVerification.against(
                List.of(TestCertificates.foreignAuthority().certificate()), SealedJournal.REGISTER));
        VerificationReport anybody = verify(
                TestVerification.against(List.of(TestCertificates.authority().certificate()), Entries.AGENCY));
        VerificationReport exact = verify(
                TestVerification.against(List.of(TestCertificates.register().certificate()), null));

        assertThat(foreign.findings()).extracting(Finding::kind).contains(Kind.NOT_TRUSTED);
        assertThat(anybody.findings()).extracting(Finding::kind).contains(Kind.NOT_TRUSTED);
        assertThat(exact.findings()).isEmpty();
    }

    @Test
    void finds_that_nothing_was_sealed_lately() {
        journal.node.clock().move(Duration.ofHours(2));
        VerificationReport report = verify(new VerificationParameters(
                List.of(TestCertificates.register().certificate()), null, List.of(), Map.of(), Duration.ofHours(1)));

        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Kind.END_MISSING);
    }

    private VerificationReport verify(VerificationParameters asked) {
        return journal.node.get(Verification.class).verify(asked, "kari");
    }

    private static Map<Long, String> anchor(@Nullable String newest) {
        String[] parts = String.valueOf(newest).split(":", 2);
        return Map.of(Long.valueOf(parts[0]), parts[1]);
    }

    private void removeBlock(int number) {
        String ofBlock = " where entry_id in (select entry_id from journal_leaf where block_no = " + number + ")";
        journal.sql("delete from journal_message" + ofBlock);
        journal.sql("delete from journal_entry" + ofBlock);
        journal.sql("delete from journal_leaf where block_no = " + number);
        journal.sql("delete from journal_block where block_no = " + number);
    }

    private void insert(Block block) {
        journal.sql(
                "insert into journal_block (block_no, previous_hash, merkle_root, entries, sealed_at, certificate,"
                        + " signature, block_hash, bound) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                block.number(),
                block.previous(),
                block.root(),
                block.entries(),
                LocalDateTime.ofInstant(block.sealedAt(), ZoneOffset.UTC),
                block.certificate(),
                block.signature(),
                block.hash(),
                Objects.requireNonNull(block.bound()));
    }

    private UUID entry(int index) {
        return journal.entries.get(index);
    }

    private Leaf leaf(UUID id) {
        return journal.node
                .sql()
                .sql("select " + LeafRows.COLUMNS + " from journal_entry e" + LeafRows.MESSAGES
                        + " where e.entry_id = ?")
                .param(id.toString())
                .query((row, number) -> LeafRows.read(row))
                .single();
    }

    private Block block(long number) {
        return journal.node
                .sql()
                .sql("select " + BlockTable.COLUMNS + " from journal_block b where b.block_no = ?")
                .param(number)
                .query((row, index) -> BlockTable.read(row))
                .single();
    }

    private void assertFound(Kind kind, String where) {
        assertFound(kind, where, Map.of());
    }

    /** But for the numbers that its node misses then, too. */
    private void assertFound(Kind kind, String where, Map<Long, String> expected) {
        List<Finding> findings = journal.verify(expected).findings().stream()
                .filter(finding -> finding.kind() != Kind.NUMBER_MISSING)
                .toList();
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.where()).isEqualTo(where);
        });
    }
}
