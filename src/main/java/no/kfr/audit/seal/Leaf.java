package no.kfr.audit.seal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import no.kfr.digest.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * An entry as its seal covers it: every field as it is stored, and commitments in place of content. Fields are text, so that
 * what was altered to anything at all can still be compared.
 */
public record Leaf(
        String id,
        Instant recordedAt,
        String operation,
        String actor,
        @Nullable String principal,
        @Nullable String certificate,
        @Nullable String correlationId,
        @Nullable String caseId,
        @Nullable String legalMandate,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String outcome,
        byte @Nullable [] controlObject,
        byte @Nullable [] detail,
        byte @Nullable [] request,
        byte @Nullable [] reply) {

    private static final byte[] FORM = "kfr-journal-entry-1".getBytes(StandardCharsets.US_ASCII);
    private static final byte ABSENT = 0;
    private static final byte PRESENT = 1;

    /** The hash that stands in the tree: RFC 6962's leaf hash over the fields, each with its length, so that none runs into the next. */
    public byte[] hash() {
        MessageDigest digest = Sha256.start();
        digest.update(MerkleTree.LEAF);
        return digest.digest(bytes());
    }

    private byte[] bytes() {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = new DataOutputStream(bytes)) {
            out.write(FORM);
            write(out, id);
            write(out, recordedAt.toString());
            write(out, operation);
            write(out, actor);
            write(out, principal);
            write(out, certificate);
            write(out, correlationId);
            write(out, caseId);
            write(out, legalMandate);
            write(out, from == null ? null : from.toString());
            write(out, to == null ? null : to.toString());
            write(out, outcome);
            write(out, controlObject);
            write(out, detail);
            write(out, request);
            write(out, reply);
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
