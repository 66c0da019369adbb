package no.kfr.audit.seal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import no.kfr.audit.EntryFacts;
import no.kfr.audit.seal.Commitment.Part;
import no.kfr.digest.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * An entry as its seal covers it: every field as it is stored, and commitments in place of content. The order of the fields, and that of
 * the parts of {@link Commitment}, are part of its form.
 */
public record Leaf(String id, Instant recordedAt, EntryFacts facts, Commitments commitments) {

    private static final byte[] FORM = "kfr-journal-entry-1".getBytes(StandardCharsets.US_ASCII);
    private static final byte ABSENT = 0;
    private static final byte PRESENT = 1;

    /** The hash that stands in the tree: RFC 6962's leaf hash over the fields, each with its length, so that none runs into the next. */
    public byte[] hash() {
        MessageDigest digest = Sha256.start();
        digest.update(MerkleTree.LEAF);
        return digest.digest(bytes());
    }

    /** As its node binds it before there are messages: what a database makes of empty texts does not count. */
    public byte[] written() {
        Commitments own = Commitments.NONE
                .with(Part.CONTROL_OBJECT, commitments.of(Part.CONTROL_OBJECT))
                .with(Part.DETAIL, commitments.of(Part.DETAIL));
        return new Leaf(id, recordedAt, facts.withoutEmpty(), own).hash();
    }

    private byte[] bytes() {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = new DataOutputStream(bytes)) {
            out.write(FORM);
            write(out, id);
            write(out, recordedAt.toString());
            write(out, facts.operation());
            write(out, facts.actors().actor());
            write(out, facts.actors().principal());
            write(out, facts.actors().certificate());
            write(out, facts.references().correlationId());
            write(out, facts.references().caseId());
            write(out, facts.references().legalMandate());
            write(out, facts.days().from());
            write(out, facts.days().to());
            write(out, facts.outcome());
            for (Part part : Part.values()) {
                write(out, commitments.of(part));
            }
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        write(out, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, byte @Nullable [] field) throws IOException {
        if (field == null) {
            out.writeByte(ABSENT);
            return;
        }
        out.writeByte(PRESENT);
        out.writeInt(field.length);
        out.write(field);
    }
}
