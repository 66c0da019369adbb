package no.kfr.audit.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.audit.cipher.ContentUnreadable;
import no.kfr.audit.cipher.ControlObjectText;
import no.kfr.audit.cipher.Encrypted;
import no.kfr.audit.seal.Commitment;
import no.kfr.audit.seal.Commitment.Part;
import no.kfr.audit.seal.StoredContent;
import no.kfr.audit.verify.Finding.Kind;
import org.jspecify.annotations.Nullable;

/** Holds content against what its entry commits to, and content that is gone against the purges that the journal tells of. */
final class ContentCheck {

    private static final int MOST_LISTED = 100;

    private final ContentCipher cipher;
    private final Findings findings;
    /** Per kind of retention the newest that is missing: what is older was purged when these were. */
    private final Map<PurgedKind, PriorityQueue<Missing>> missing = new EnumMap<>(PurgedKind.class);

    private final Map<PurgedKind, Instant> purgedBefore = new EnumMap<>(PurgedKind.class);
    private long purged;

    private record Missing(Instant recordedAt, String where) {}

    ContentCheck(ContentCipher cipher, Findings findings) {
        this.cipher = cipher;
        this.findings = findings;
    }

    void controlObject(
            String where,
            Instant recordedAt,
            String entryId,
            @Nullable Encrypted content,
            byte @Nullable [] commit,
            byte @Nullable [] searchHash) {
        if (content == null || commit == null) {
            absent(where, recordedAt, PurgedKind.CONTENT, content != null, commit != null);
            return;
        }
        byte[] plain = decrypt(where, entryId, Part.CONTROL_OBJECT, content);
        if (plain == null) {
            return;
        }
        Commitment read = Commitment.split(plain);
        boolean found = ControlObjectText.read(new String(read.value(), StandardCharsets.UTF_8))
                .filter(about -> Arrays.equals(cipher.searchHash(about), searchHash))
                .isPresent();
        if (!Arrays.equals(read.of(Part.CONTROL_OBJECT), commit)) {
            findings.add(Kind.CONTENT_ALTERED, where, "the control object is not the one that was sealed");
        } else if (!found) {
            findings.add(Kind.CONTENT_ALTERED, where, "the hash that the control object is found by is another's");
        }
    }

    void detail(
            String where,
            Instant recordedAt,
            @Nullable String detail,
            byte @Nullable [] salt,
            byte @Nullable [] commit) {
        if (detail == null || salt == null || commit == null) {
            absent(where, recordedAt, PurgedKind.CONTENT, detail != null, commit != null);
        } else if (!Arrays.equals(
                new Commitment(salt, detail.getBytes(StandardCharsets.UTF_8)).of(Part.DETAIL), commit)) {
            findings.add(Kind.CONTENT_ALTERED, where, "what was answered is not what was sealed");
        }
    }

    void message(
            String where, Instant recordedAt, String entryId, Part part, @Nullable Encrypted content, byte[] commit) {
        if (content == null) {
            absent(where, recordedAt, PurgedKind.MESSAGES, false, true);
            return;
        }
        byte[] plain = decrypt(where, entryId, part, content);
        if (plain != null
                && !StoredContent.message(plain)
                        .filter(read -> Arrays.equals(read.of(part), commit))
                        .isPresent()) {
            findings.add(Kind.CONTENT_ALTERED, where, "the message is not the one that was sealed");
        }
    }

    /** What a sealed entry says that was purged. */
    void purge(PurgedKind kind, Instant before) {
        purgedBefore.merge(kind, before, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** To be called when all entries were seen. */
    void end() {
        missing.forEach((kind, newest) -> newest.stream()
                .filter(each -> !each.recordedAt().isBefore(purgedBefore.getOrDefault(kind, Instant.MIN)))
                .forEach(each -> findings.add(
                        Kind.CONTENT_REMOVED,
                        each.where(),
                        "content is gone, and no purge tells of it (" + kind + ")")));
    }

    long purged() {
        return purged;
    }

    private void absent(String where, Instant recordedAt, PurgedKind kind, boolean content, boolean commit) {
        if (content && !commit) {
            findings.add(Kind.CONTENT_ALTERED, where, "content was added to what was sealed");
        } else if (commit) {
            purged++;
            var newest = missing.computeIfAbsent(
                    kind, any -> new PriorityQueue<>(Comparator.comparing(Missing::recordedAt)));
            newest.add(new Missing(recordedAt, where));
            if (newest.size() > MOST_LISTED) {
                newest.poll();
            }
        }
    }

    private byte @Nullable [] decrypt(String where, String entryId, Part part, Encrypted content) {
        try {
            return cipher.decrypt(UUID.fromString(entryId), part.name(), content);
        } catch (ContentUnreadable unreadable) {
            findings.add(
                    Kind.CONTENT_ALTERED,
                    where,
                    part.name().toLowerCase(Locale.ROOT) + " cannot be read: " + unreadable.getMessage());
        } catch (IllegalArgumentException notAnId) {
            findings.add(Kind.CONTENT_ALTERED, where, "its entry's id was altered");
        }
        return null;
    }
}
