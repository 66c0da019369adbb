package no.kfr.register.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import no.kfr.identity.Period;
import no.kfr.register.period.Ownership;
import no.kfr.register.period.RecordedPeriod;
import no.kfr.register.period.Span;
import no.kfr.register.period.Superseding;
import no.kfr.time.UtcTime;
import org.jspecify.annotations.Nullable;

/** What the statements of all databases share. */
final class BulkSql {

    static final LocalDateTime NEVER = UtcTime.of(Superseding.NEVER);

    static final String OF_SCOPE = " r.institution = ? and r.relationship_type = ? ";
    static final String OPEN_NOW =
            " r.valid_to = date '9999-12-31' and r.superseded_at = timestamp '9999-12-31 00:00:00' ";
    static final String NOT_RESERVED = " r.valid_from < date '9999-12-31' ";
    static final String COLUMNS =
            " r.customer_id, r.valid_from, r.valid_to, r.ownership, r.recorded_at, r.superseded_at, r.superseded_by,"
                    + " r.stated_at ";

    /** Of {@code reaffirmation r}. */
    static final String SAID = " r.customer_id, r.valid_from, r.valid_to, r.ownership, r.recorded_at ";

    private BulkSql() {}

    /** What was read with {@link #SAID}. */
    static RecordedPeriod said(ResultSet row) throws SQLException {
        return new RecordedPeriod(
                new Period(row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class)),
                Ownership.valueOf(row.getString(4)),
                UtcTime.moment(row.getObject(5, LocalDateTime.class)));
    }

    /** A row that was read with {@link #COLUMNS}. */
    static StoredRow row(ResultSet row) throws SQLException {
        String why = row.getString(7);
        return new StoredRow(
                said(row),
                UtcTime.moment(row.getObject(6, LocalDateTime.class)),
                why == null ? null : Superseding.valueOf(why),
                instantOrNull(row.getObject(8, LocalDateTime.class)));
    }

    /** The row that the entry becomes where nothing else is known. */
    static Span openSpan(BulkEntry entry) {
        return new Span(Period.openFrom(entry.date()), entry.ownership());
    }

    /** Whether the open row held all of the entry when the list was true: nothing that came later matters then. */
    static boolean holds(StoredRow open, BulkEntry entry, Instant statedAt) {
        return !open.counts().isAfter(statedAt)
                && !open.period().from().isAfter(entry.date())
                && open.held().ownership().compareTo(entry.ownership()) <= 0;
    }

    private static @Nullable Instant instantOrNull(@Nullable LocalDateTime utc) {
        return utc == null ? null : UtcTime.moment(utc);
    }
}
