package no.kfr.audit.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import no.kfr.audit.EntryFacts;
import no.kfr.audit.seal.Block;
import no.kfr.audit.seal.Commitment;
import no.kfr.audit.seal.Commitment.Part;
import no.kfr.audit.seal.Commitments;
import no.kfr.audit.seal.Leaf;
import org.jspecify.annotations.Nullable;

/** What stands in the files of an evidence package. Times are text, exactly as they were hashed; bytes are base64. */
public final class Archived {

    private Archived() {}

    /**
     * One entry with its way to the root of its block.
     *
     * @param place from 0
     * @param proof hashes from the leaf to the root, nearest first
     */
    public record Entry(
            String id,
            String recordedAt,
            @JsonUnwrapped EntryFacts facts,
            @JsonUnwrapped Contents contents,
            long block,
            int place,
            List<byte[]> proof) {

        public Entry {
            recordedAt = Objects.requireNonNullElse(recordedAt, "");
            proof = proof == null ? List.of() : List.copyOf(proof);
        }

        /** The same with other contents. */
        Entry with(Contents others) {
            return new Entry(id, recordedAt, facts, others, block, place, proof);
        }

        /** @throws DateTimeException when its time is none */
        public Leaf leaf() {
            Commitments commitments = Commitments.NONE;
            for (Part part : Part.values()) {
                Content content = contents.of(part);
                commitments = commitments.with(part, content == null ? null : content.commit());
            }
            return new Leaf(id, Instant.parse(recordedAt), facts, commitments);
        }
    }

    /** The contents of an entry; each is added by its part. In JSON they stand among the fields of the entry. */
    public record Contents(
            @Nullable Content controlObject,
            @Nullable Content detail,
            @Nullable Content request,
            @Nullable Content reply) {

        static final Contents NONE = new Contents(null, null, null, null);

        public @Nullable Content of(Part part) {
            return switch (part) {
                case CONTROL_OBJECT -> controlObject;
                case DETAIL -> detail;
                case REQUEST -> request;
                case REPLY -> reply;
            };
        }

        Contents with(Part part, @Nullable Content content) {
            return switch (part) {
                case CONTROL_OBJECT -> new Contents(content, detail, request, reply);
                case DETAIL -> new Contents(controlObject, content, request, reply);
                case REQUEST -> new Contents(controlObject, detail, content, reply);
                case REPLY -> new Contents(controlObject, detail, request, content);
            };
        }
    }

    /**
     * Content with what the seal knows of it. After a purge only the commitment is there.
     *
     * @param value the text itself, or for a message the file that holds it
     */
    public record Content(@Nullable String value, byte @Nullable [] salt, byte[] commit) {

        /** Whether it is what was sealed. */
        public boolean holds(Part part, byte[] content) {
            return salt != null && Arrays.equals(new Commitment(salt, content).of(part), commit);
        }
    }

    /** A block as it was sealed, with its time stamp where it has one. */
    public record SealedBlock(
            long number,
            byte[] previous,
            byte[] root,
            int entries,
            String sealedAt,
            @JsonUnwrapped Seal seal,
            byte @Nullable [] timeStamp) {

        static SealedBlock of(Block block, byte @Nullable [] timeStamp) {
            return new SealedBlock(
                    block.number(),
                    block.previous(),
                    block.root(),
                    block.entries(),
                    block.sealedAt().toString(),
                    new Seal(block.certificate(), block.signature(), block.bound()),
                    timeStamp);
        }

        public SealedBlock {
            previous = Objects.requireNonNullElse(previous, new byte[0]);
            root = Objects.requireNonNullElse(root, new byte[0]);
            sealedAt = Objects.requireNonNullElse(sealedAt, "");
        }

        /** @throws DateTimeException when its time is none */
        public Block block() {
            return new Block(
                    number,
                    previous,
                    root,
                    entries,
                    Instant.parse(sealedAt),
                    seal.certificate(),
                    seal.signature(),
                    seal.bound());
        }
    }

    /** Who sealed a block; the fields as in {@link Block}. */
    public record Seal(
            String certificate,
            byte[] signature,
            @JsonInclude(JsonInclude.Include.NON_NULL) byte @Nullable [] bound) {

        public Seal {
            certificate = Objects.requireNonNullElse(certificate, "");
            signature = Objects.requireNonNullElse(signature, new byte[0]);
        }
    }

    /**
     * What belongs to the package.
     *
     * @param entries ids, in order
     * @param blocks numbers, in order
     */
    public record Manifest(
            String form,
            String caseId,
            String exportedAt,
            List<String> entries,
            List<Long> blocks,
            List<FileHash> files) {

        public static final String FORM = "kfr-evidence-1";
    }

    public record FileHash(String name, String sha256) {}

    /** The register's signature over the bytes of the manifest. */
    public record ManifestSignature(String certificate, byte[] signature) {}
}
