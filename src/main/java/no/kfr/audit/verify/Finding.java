package no.kfr.audit.verify;

/**
 * Something that is not as it was sealed.
 *
 * @param where which block, place and entry; no content
 */
public record Finding(Kind kind, String where, String what) {

    public enum Kind {
        ENTRY_ALTERED,
        ENTRY_REMOVED,
        ENTRY_INSERTED,
        ORDER_CHANGED,
        CONTENT_ALTERED,
        CONTENT_REMOVED,
        BLOCK_ALTERED,
        BLOCK_REMOVED,
        NOT_TRUSTED,
        NOT_SEALED,
        NOT_BOUND,
        NUMBER_MISSING,
        END_MISSING,
        ARCHIVE_ALTERED
    }

    @Override
    public String toString() {
        return kind + "  " + where + ": " + what;
    }
}
