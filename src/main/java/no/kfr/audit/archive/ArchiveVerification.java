package no.kfr.audit.archive;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kfr.audit.archive.Archived.Content;
import no.kfr.audit.archive.Archived.SealedBlock;
import no.kfr.audit.seal.Block;
import no.kfr.audit.seal.Commitment.Part;
import no.kfr.audit.seal.MerkleTree;
import no.kfr.audit.verify.ChainCheck;
import no.kfr.audit.verify.Finding.Kind;
import no.kfr.audit.verify.Findings;
import no.kfr.audit.verify.VerificationParameters;
import no.kfr.audit.verify.VerificationReport;
import no.kfr.audit.verify.VerificationReport.Counts;
import org.jspecify.annotations.Nullable;

/** Checks an evidence package by itself: it needs nothing but the certificates that it is held against. */
public final class ArchiveVerification {

    private final PackageReader files;
    private final VerificationParameters asked;
    private final Clock clock;
    private final Findings findings = new Findings();
    private final ChainCheck chain;
    private final Map<Long, Block> blocks = new LinkedHashMap<>();
    private final Set<String> places = new HashSet<>();
    private long entries;
    private long messages;
    private long purged;

    public ArchiveVerification(PackageReader files, VerificationParameters asked, Clock clock) {
        this.files = files;
        this.asked = asked;
        this.clock = clock;
        this.chain = new ChainCheck(asked, findings, files::certificates, block -> true, false);
    }

    public VerificationReport run() {
        new ManifestCheck(files, asked, findings).check();
        blocks();
        entries();
        chain.end(clock.instant());
        return new VerificationReport(
                Counts.ofBlocks(chain.blocks())
                        .withEntries(entries)
                        .withMessages(messages)
                        .withPurged(purged),
                chain.newest(),
                chain.stamp(),
                findings.listed(),
                findings.more());
    }

    private void blocks() {
        Optional<List<SealedBlock>> stored = files.blocks();
        if (stored.isEmpty()) {
            findings.add(Kind.ARCHIVE_ALTERED, "blocks.json", "missing or not readable");
        }
        for (SealedBlock each : stored.orElse(List.of())) {
            try {
                Block block = each.block();
                blocks.put(block.number(), block);
                chain.next(block, null, each.timeStamp());
            } catch (DateTimeException altered) {
                findings.add(Kind.BLOCK_ALTERED, ChainCheck.where(each.number()), "its time is none");
            }
        }
    }

    private void entries() {
        Optional<List<Archived.Entry>> stored = files.entries();
        if (stored.isEmpty()) {
            findings.add(Kind.ARCHIVE_ALTERED, "entries.json", "missing or not readable");
        }
        stored.orElse(List.of()).forEach(this::entry);
    }

    private void entry(Archived.Entry entry) {
        entries++;
        String where = "block " + entry.block() + ", place " + (entry.place() + 1) + ", entry " + entry.id();
        Block block = blocks.get(entry.block());
        if (block == null) {
            findings.add(Kind.BLOCK_REMOVED, where, "the entry's block is not in the package");
            return;
        }
        if (!places.add(entry.block() + "/" + entry.place())) {
            findings.add(Kind.ENTRY_INSERTED, where, "another entry of the package has this place");
        }
        if (!leads(entry, block)) {
            findings.add(Kind.ENTRY_ALTERED, where, "the entry is not what was sealed at this place");
            return;
        }
        content(where, Part.CONTROL_OBJECT, entry.contents().controlObject());
        content(where, Part.DETAIL, entry.contents().detail());
        message(where, Part.REQUEST, entry.contents().request());
        message(where, Part.REPLY, entry.contents().reply());
    }

    /** Whether the entry, as it stands, leads to the root of its block. */
    private static boolean leads(Archived.Entry entry, Block block) {
        try {
            byte[] root = MerkleTree.rootOf(entry.leaf().hash(), entry.place(), block.entries(), entry.proof());
            return Arrays.equals(root, block.root());
        } catch (DateTimeException altered) {
            return false;
        }
    }

    private void content(String where, Part part, @Nullable Content content) {
        if (content == null) {
            return;
        }
        String value = content.value();
        if (value == null) {
            purged++;
        } else if (!content.holds(part, value.getBytes(StandardCharsets.UTF_8))) {
            findings.add(Kind.CONTENT_ALTERED, where, part + " is not what was sealed");
        }
    }

    private void message(String where, Part part, @Nullable Content content) {
        if (content == null) {
            return;
        }
        messages++;
        if (content.value() == null) {
            purged++;
            return;
        }
        Optional<byte[]> message = files.file(content.value());
        if (message.isEmpty()) {
            findings.add(Kind.CONTENT_REMOVED, where, "the file of its " + part + " is missing");
        } else if (!content.holds(part, message.get())) {
            findings.add(Kind.CONTENT_ALTERED, where, "its " + part + " is not what was sealed");
        }
    }

    /** What the archive says of itself is worth nothing without its signature. */
    static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException altered) {
            return Instant.EPOCH;
        }
    }
}
