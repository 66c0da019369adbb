package no.kfr.rights;

import java.util.List;

/** What importing a file changes, for an operator to read before it is applied. */
public record Difference(List<Entry> entries) {

    /** What happens to one participant or mandate. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED,
        /** In the register, not in the file: left as it is. */
        NOT_IN_FILE,
        UNCHANGED
    }

    /**
     * @param subject what it is about
     * @param details what changes, one line each
     */
    public record Entry(Kind kind, String subject, List<String> details) {

        public Entry {
            details = List.copyOf(details);
        }

        boolean changes() {
            return kind != Kind.UNCHANGED && kind != Kind.NOT_IN_FILE;
        }
    }

    public Difference {
        entries = List.copyOf(entries);
    }

    /** Whether the register already is as the file says. */
    public boolean isEmpty() {
        return entries.stream().noneMatch(Entry::changes);
    }

    public long count(Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).count();
    }
}
