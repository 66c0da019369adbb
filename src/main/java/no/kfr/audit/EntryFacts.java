package no.kfr.audit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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
