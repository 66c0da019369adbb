package no.kfr.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.register.period.Superseding;
import no.kfr.time.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What the register holds of each institution, and when it last heard of it. For operators, now and then: it reads all rows once,
 * because an index by institution would cost every upload.
 */
@Service
public class InstitutionActivities {

    private static final String COUNT = """
        SELECT institution, COUNT(*), SUM(CASE WHEN valid_to = ? THEN 1 ELSE 0 END), MAX(recorded_at)
        FROM customer_relationship WHERE superseded_at = ? AND valid_from < ? GROUP BY institution\
        """;

    private final JdbcClient database;
    private final List<UploadTimes> uploads;

    InstitutionActivities(JdbcClient database, List<UploadTimes> uploads) {
        this.database = database;
        this.uploads = uploads;
    }

    /** By organisation number; those that never uploaded anything are left out. */
    public Map<OrganisationNumber, InstitutionActivity> all() {
        var activities = new TreeMap<OrganisationNumber, InstitutionActivity>();
        database.sql(COUNT)
                .params(Period.OPEN, UtcTime.of(Superseding.NEVER), Period.OPEN)
                .query(row -> {
                    activities.put(new OrganisationNumber(row.getString(1)), activity(row));
                });
        for (UploadTimes times : uploads) {
            times.last()
                    .forEach((institution, last) -> activities.merge(
                            institution, new InstitutionActivity(0, 0, last), InstitutionActivities::together));
        }
        return activities;
    }

    private static InstitutionActivity activity(ResultSet row) throws SQLException {
        Instant recorded = UtcTime.moment(row.getObject(4, LocalDateTime.class));
        return new InstitutionActivity(row.getLong(3), row.getLong(2), recorded);
    }

    private static InstitutionActivity together(InstitutionActivity one, InstitutionActivity other) {
        return new InstitutionActivity(
                one.open() + other.open(),
                one.current() + other.current(),
                later(one.lastUpload(), other.lastUpload()));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
