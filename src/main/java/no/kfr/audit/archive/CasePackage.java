package no.kfr.audit.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import no.kfr.audit.AuditRefused;
import no.kfr.audit.SealingKey;
import no.kfr.audit.archive.Archived.Content;
import no.kfr.audit.archive.Archived.Contents;
import no.kfr.audit.archive.Archived.SealedBlock;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.audit.seal.CertificateTable;
import no.kfr.audit.seal.Commitment;
import no.kfr.audit.seal.Commitment.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes all that the journal holds of a case, with what proves it. */
public final class CasePackage {

    /** As long as there are not more, blocks between those of the case are there, too, and show that nothing is missing. */
    private static final int MOST_BLOCKS = 5000;

    private final CaseRows rows;
    private final CertificateTable certificates;
    private final SealingKey.Pair key;

    public CasePackage(JdbcClient database, ContentCipher cipher, CertificateTable certificates, SealingKey.Pair key) {
        this.rows = new CaseRows(database, cipher);
        this.certificates = certificates;
        this.key = key;
    }

    /**
     * @return how many entries there are
     * @throws AuditRefused when the journal holds none, or one that is not sealed yet
     */
    public int write(UUID caseId, String exportedAt, OutputStream out) throws IOException {
        List<Archived.Entry> found = rows.entries(caseId);
        if (rows.unsealed(caseId) > 0) {
            throw new AuditRefused(
                    "Entries of this case wait for their seal. Try again in ten seconds; if that does not"
                            + " help: does a node of the register run?");
        }
        if (found.isEmpty()) {
            throw new AuditRefused("The journal holds nothing of this case.");
        }
        try (var files = new PackageWriter(out)) {
            List<Archived.Entry> entries = new ArrayList<>();
            for (Archived.Entry entry : found) {
                entries.add(withMessages(files, entry));
            }
            List<SealedBlock> blocks = blocks(entries);
            files.file(
                    FileNames.SUMMARY,
                    SummaryPage.of(caseId.toString(), exportedAt, entries).getBytes(StandardCharsets.UTF_8));
            files.json(FileNames.ENTRIES, entries);
            files.json(FileNames.BLOCKS, blocks);
            writeCertificates(files, entries, blocks);
            files.manifest(
                    caseId.toString(),
                    exportedAt,
                    entries.stream().map(Archived.Entry::id).toList(),
                    blocks.stream().map(SealedBlock::number).toList(),
                    key);
            return entries.size();
        }
    }

    private void writeCertificates(PackageWriter files, List<Archived.Entry> entries, List<SealedBlock> blocks)
            throws IOException {
        files.certificates(key.chain());
        List<String> named = Stream.concat(
                        entries.stream()
                                .map(entry -> entry.facts().actors().certificate())
                                .filter(Objects::nonNull),
                        blocks.stream().map(block -> block.seal().certificate()))
                .distinct()
                .toList();
        for (String fingerprint : named) {
            var chain = certificates.find(fingerprint);
            if (chain.isPresent() && !chain.get().isEmpty()) {
                files.certificates(chain.get());
            }
        }
    }

    private Archived.Entry withMessages(PackageWriter files, Archived.Entry entry) throws IOException {
        Contents contents = entry.contents();
        for (Part part : List.of(Part.REQUEST, Part.REPLY)) {
            contents = contents.with(part, message(files, entry.id(), part, contents.of(part)));
        }
        return entry.with(contents);
    }

    private @Nullable Content message(PackageWriter files, String entryId, Part part, @Nullable Content content)
            throws IOException {
        Commitment message =
                content == null ? null : rows.message(entryId, part).orElse(null);
        if (content == null || message == null) {
            return content;
        }
        String name = FileNames.message(entryId, part.name(), message.value());
        files.file(name, message.value());
        return new Content(name, message.salt(), content.commit());
    }

    private List<SealedBlock> blocks(List<Archived.Entry> entries) {
        var holding = new TreeSet<Long>();
        entries.forEach(entry -> holding.add(entry.block()));
        long last = rows.stampedFrom(holding.last());
        if (last - holding.first() < MOST_BLOCKS) {
            return rows.blocks(holding.first(), last);
        }
        holding.add(last);
        return holding.stream()
                .flatMap(block -> rows.blocks(block, block).stream())
                .toList();
    }
}
