package no.kfr.audit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import no.kfr.identity.Period;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, for whom, in which case and about which days, as an entry stores it. All of it is text, so that what was altered to
 * anything at all can still be read and compared; each field is added by its name. In JSON its parts are not seen.
 */
public record EntryFacts(
        String operation,
        @JsonUnwrapped Actors actors,
        @JsonUnwrapped References references,
        @JsonUnwrapped Days days,
        String outcome) {

    /** Who did it; the fields as in {@link JournalEntry}. */
    public record Actors(
            String actor,
            @Nullable String principal,
            @Nullable String certificate) {

        static Actors of(String actor) {
            return new Actors(actor, null, null);
        }

        Actors onBehalfOf(@Nullable String institutionOrAgency) {
            return new Actors(actor, institutionOrAgency, certificate);
        }

        Actors signedWith(@Nullable String fingerprint) {
            return new Actors(actor, principal, fingerprint);
        }
    }

    /** What it belongs to. */
    public record References(
            @Nullable String correlationId,
            @Nullable String caseId,
            @Nullable String legalMandate) {

        static final References NONE = new References(null, null, null);

        References correlationId(@Nullable String request) {
            return new References(request, caseId, legalMandate);
        }

        References caseId(@Nullable String accountInfoRequestId) {
            return new References(correlationId, accountInfoRequestId, legalMandate);
        }

        References legalMandate(@Nullable String asReceived) {
            return new References(correlationId, caseId, asReceived);
        }
    }

    /** Which days it was about, both included. */
    public record Days(@Nullable String from, @Nullable String to) {

        static Days from(@Nullable LocalDate first) {
            return new Days(first == null ? null : first.toString(), null);
        }

        Days to(@Nullable LocalDate last) {
            return new Days(from, last == null ? null : last.toString());
        }

        /** For a person; empty when it was about none. */
        public String shown(String between) {
            return from == null ? "" : from + between + to;
        }
    }

    /**
     * Of an entry that is being written.
     *
     * @param legalMandate as it is stored
     */
    public static EntryFacts of(JournalEntry entry, @Nullable String legalMandate) {
        Period period = entry.period();
        return new EntryFacts(
                entry.operation(),
                new Actors(
                        entry.actor(),
                        text(
                                entry.principal() == null
                                        ? null
                                        : entry.principal().value()),
                        entry.certificateFingerprint()),
                new References(text(entry.correlationId()), text(entry.caseId()), legalMandate),
                Days.from(period == null ? null : period.from()).to(period == null ? null : period.to()),
                entry.outcome());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** The same without empty texts, which some databases do not tell from none. */
    public EntryFacts withoutEmpty() {
        return new EntryFacts(
                operation,
                new Actors(actors.actor(), set(actors.principal()), set(actors.certificate())),
                new References(
                        set(references.correlationId()), set(references.caseId()), set(references.legalMandate())),
                days,
                outcome);
    }

    private static @Nullable String set(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** From the journal's row. */
    public static EntryFacts read(ResultSet row) throws SQLException {
        return new EntryFacts(
                row.getString("operation"),
                Actors.of(row.getString("actor"))
                        .onBehalfOf(row.getString("principal"))
                        .signedWith(row.getString("certificate")),
                References.NONE
                        .correlationId(row.getString("correlation_id"))
                        .caseId(row.getString("case_id"))
                        .legalMandate(row.getString("legal_mandate")),
                Days.from(row.getObject("period_from", LocalDate.class))
                        .to(row.getObject("period_to", LocalDate.class)),
                row.getString("outcome"));
    }
}
