package no.kfr.audit.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.kfr.TestCertificates;
import no.kfr.TestDatabase;
import no.kfr.audit.AuditRefused;
import no.kfr.audit.MessageKind;
import no.kfr.audit.SealedJournal;
import no.kfr.audit.SealedJournalCase;
import no.kfr.audit.verify.Finding;
import no.kfr.audit.verify.Finding.Kind;
import no.kfr.audit.verify.TestVerification;
import no.kfr.audit.verify.VerificationParameters;
import no.kfr.audit.verify.VerificationReport;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A case in a file that proves itself; whatever is done to the file is found without the register. */
class EvidencePackageTest extends SealedJournalCase {

    private final Evidence evidence;

    @TempDir
    private Path folder;

    private OpenedPackage archive;

    @SuppressWarnings("NullAway.Init")
    EvidencePackageTest(TestDatabase database) {
        super(database);
        evidence = journal.node.get(Evidence.class);
    }

    @BeforeEach
    void export() throws Exception {
        Path file = folder.resolve("case.zip");
        assertThat(evidence.export(journal.caseId, file, "kari")).isEqualTo(12);
        archive = OpenedPackage.read(file);
    }

    @Test
    void a_package_is_accepted_on_its_own() {
        VerificationReport report = verify();

        assertThat(report.findings()).isEmpty();
        assertThat(report.counts().blocks()).isEqualTo(3);
        assertThat(report.counts().entries()).isEqualTo(12);
        assertThat(report.counts().messages()).isEqualTo(24);
    }

    @Test
    void holds_messages_as_they_were_sent_and_a_page_for_people() {
        UUID first = journal.entries.getFirst();

        assertThat(archive.files.get("messages/" + first + "-request.xml"))
                .isEqualTo(SealedJournal.message(MessageKind.REQUEST, first));
        assertThat(new String(archive.files.get("summary.html"), StandardCharsets.UTF_8))
                .contains("Skatteforvaltningsloven § 10-2", journal.controlObject.value(), "answered none");
    }

    @Test
    void an_entry_has_the_fields_of_its_form_in_their_order() throws Exception {
        archive.change(
                "entries.json",
                (ArrayNode entries) -> assertThat(entry(entries, 5).propertyNames())
                        .containsExactly(
                                "id",
                                "recordedAt",
                                "operation",
                                "actor",
                                "principal",
                                "certificate",
                                "correlationId",
                                "caseId",
                                "legalMandate",
                                "from",
                                "to",
                                "outcome",
                                "controlObject",
                                "detail",
                                "request",
                                "reply",
                                "block",
                                "place",
                                "proof"));
    }

    @Test
    void an_export_is_journalled_and_part_of_the_case() throws Exception {
        assertThat(evidence.export(journal.caseId, folder.resolve("again.zip"), "ola"))
                .isEqualTo(13);
    }

    @Test
    void refuses_a_case_that_nobody_knows_and_a_file_that_is_there() {
        assertThatExceptionOfType(AuditRefused.class)
                .isThrownBy(() -> evidence.export(UUID.randomUUID(), folder.resolve("none.zip"), "kari"));
        assertThatExceptionOfType(AuditRefused.class)
                .isThrownBy(() -> evidence.export(journal.caseId, folder.resolve("case.zip"), "kari"));
        assertThat(folder.resolve("none.zip")).doesNotExist();
        assertThat(folder.resolve("none.zip.unfinished")).doesNotExist();
    }

    @Test
    void finds_an_altered_entry_even_when_the_register_signed_the_package_anew() throws Exception {
        archive.change("entries.json", (ArrayNode entries) -> entry(entries, 5).put("legalMandate", "another"));

        assertThat(found(verify())).contains(tuple(Kind.ARCHIVE_ALTERED, "entries.json"));
        archive.signAnew();
        assertThat(found(verify())).containsExactly(tuple(Kind.ENTRY_ALTERED, place(5)));
    }

    @Test
    void finds_an_altered_control_object() throws Exception {
        archive.change(
                "entries.json",
                (ArrayNode entries) -> ((ObjectNode) entry(entries, 5).get("controlObject")).put("value", "974761076"));
        archive.signAnew();

        assertThat(found(verify())).containsExactly(tuple(Kind.CONTENT_ALTERED, place(5)));
    }

    @Test
    void finds_a_removed_entry() throws Exception {
        archive.change("entries.json", (ArrayNode entries) -> entries.remove(5));

        assertThat(found(verify())).contains(tuple(Kind.ENTRY_REMOVED, "entry " + journal.entries.get(5)));
    }

    @Test
    void finds_an_inserted_entry() throws Exception {
        archive.change("entries.json", (ArrayNode entries) -> {
            ObjectNode copy = entry(entries, 5).deepCopy();
            entries.add(copy.put("id", UUID.randomUUID().toString()));
        });

        assertThat(found(verify())).extracting(each -> each.toList().getFirst()).contains(Kind.ENTRY_INSERTED);
        archive.signAnew();
        assertThat(found(verify()))
                .extracting(each -> each.toList().getFirst())
                .containsOnly(Kind.ENTRY_INSERTED, Kind.ENTRY_ALTERED);
    }

    @Test
    void finds_entries_in_another_order() throws Exception {
        archive.change("entries.json", (ArrayNode entries) -> entries.insert(3, entries.remove(5)));

        assertThat(found(verify())).contains(tuple(Kind.ORDER_CHANGED, "entry " + journal.entries.get(5)));
    }

    @Test
    void finds_an_entry_at_another_place_than_its_own() throws Exception {
        archive.change("entries.json", (ArrayNode entries) -> entry(entries, 5).put("place", 2));
        archive.signAnew();

        assertThat(found(verify())).extracting(each -> each.toList().getFirst()).contains(Kind.ENTRY_ALTERED);
    }

    @Test
    void finds_an_altered_block() throws Exception {
        archive.change("blocks.json", (ArrayNode blocks) -> entry(blocks, 1).put("sealedAt", "2026-01-01T00:00:00Z"));
        archive.signAnew();

        assertThat(found(verify())).contains(tuple(Kind.BLOCK_ALTERED, "block 2"));
    }

    @Test
    void finds_a_removed_block() throws Exception {
        archive.change("blocks.json", (ArrayNode blocks) -> blocks.remove(1));

        assertThat(found(verify())).contains(tuple(Kind.BLOCK_REMOVED, "block 2"));
        archive.signAnew();
        assertThat(found(verify())).contains(tuple(Kind.BLOCK_REMOVED, place(5)));
    }

    @Test
    void finds_an_inserted_block() throws Exception {
        archive.change("blocks.json", (ArrayNode blocks) -> {
            ObjectNode copy = entry(blocks, 2).deepCopy();
            blocks.add(copy.put("number", 4));
        });

        assertThat(found(verify())).contains(tuple(Kind.BLOCK_ALTERED, "block 4"));
        archive.signAnew();
        assertThat(found(verify())).contains(tuple(Kind.BLOCK_ALTERED, "block 4"));
    }

    @Test
    void finds_blocks_in_another_order() throws Exception {
        archive.change("blocks.json", (ArrayNode blocks) -> blocks.insert(0, blocks.remove(1)));

        assertThat(found(verify())).contains(tuple(Kind.ORDER_CHANGED, "block 2"));
        archive.signAnew();
        assertThat(found(verify())).contains(tuple(Kind.BLOCK_ALTERED, "block 1"));
    }

    @Test
    void finds_an_altered_message_and_a_removed_one() throws Exception {
        UUID altered = journal.entries.get(5);
        UUID removed = journal.entries.get(6);
        archive.files.put("messages/" + altered + "-reply.xml", "<nothing/>".getBytes(StandardCharsets.UTF_8));
        archive.files.remove("messages/" + removed + "-request.xml");

        assertThat(found(verify()))
                .contains(tuple(Kind.ARCHIVE_ALTERED, "messages/" + altered + "-reply.xml"))
                .contains(tuple(Kind.ARCHIVE_ALTERED, "messages/" + removed + "-request.xml"));
        archive.signAnew();
        assertThat(found(verify()))
                .containsExactlyInAnyOrder(
                        tuple(Kind.CONTENT_ALTERED, place(5)), tuple(Kind.CONTENT_REMOVED, place(6)));
    }

    @Test
    void finds_a_file_that_was_added_and_a_page_that_says_something_else() throws Exception {
        archive.files.put("extra.txt", new byte[] {1});
        archive.files.put("summary.html", new byte[] {1});

        assertThat(found(verify()))
                .containsExactlyInAnyOrder(
                        tuple(Kind.ARCHIVE_ALTERED, "extra.txt"), tuple(Kind.ARCHIVE_ALTERED, "summary.html"));
    }

    @Test
    void finds_a_manifest_that_somebody_else_signed_or_nobody() throws Exception {
        archive.signAnew(TestCertificates.institution());
        assertThat(found(verify())).contains(tuple(Kind.NOT_TRUSTED, "manifest.json"));

        archive.files.remove("manifest.sig");
        assertThat(found(verify())).contains(tuple(Kind.ARCHIVE_ALTERED, "manifest.json"));

        archive.files.remove("manifest.json");
        assertThat(found(verify())).contains(tuple(Kind.ARCHIVE_ALTERED, "manifest.json"));
    }

    @Test
    void finds_that_the_manifest_was_altered() throws Exception {
        archive.<ObjectNode>change("manifest.json", manifest -> manifest.put("caseId", "another"));

        assertThat(found(verify())).containsExactly(tuple(Kind.ARCHIVE_ALTERED, "manifest.json"));
    }

    @Test
    void finds_that_the_newest_block_is_missing_by_the_anchor_of_an_earlier_run() {
        assertThat(verify(new VerificationParameters(
                                List.of(TestCertificates.register().certificate()),
                                null,
                                List.of(),
                                Map.of(4L, "00".repeat(32)),
                                null))
                        .findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.END_MISSING);
    }

    @Test
    void trusts_only_certificates_that_were_given() {
        assertThat(verify(TestVerification.against(
                                List.of(TestCertificates.institution().certificate()), null))
                        .findings())
                .extracting(Finding::kind, Finding::where)
                .containsExactly(tuple(Kind.NOT_TRUSTED, "manifest.json"), tuple(Kind.NOT_TRUSTED, "blocks 1 to 3"));
    }

    @Test
    void says_that_another_file_is_no_package() throws Exception {
        Path text = Files.writeString(folder.resolve("text.zip"), "no archive");

        assertThatExceptionOfType(AuditRefused.class)
                .isThrownBy(() -> Evidence.verify(text, TestVerification.against(List.of(), null), Clock.systemUTC()));
    }

    private String place(int index) {
        return "block " + (index / 4 + 1) + ", place " + (index % 4 + 1) + ", entry " + journal.entries.get(index);
    }

    private static ObjectNode entry(ArrayNode all, int index) {
        return (ObjectNode) all.get(index);
    }

    private static List<Tuple> found(VerificationReport report) {
        return report.findings().stream()
                .map(finding -> tuple(finding.kind(), finding.where()))
                .toList();
    }

    private VerificationReport verify() {
        return verify(
                TestVerification.against(List.of(TestCertificates.authority().certificate()), SealedJournal.REGISTER));
    }

    private VerificationReport verify(VerificationParameters asked) {
        Path file = folder.resolve(UUID.randomUUID() + ".zip");
        archive.write(file);
        return Evidence.verify(file, asked, Clock.systemUTC());
    }
}
