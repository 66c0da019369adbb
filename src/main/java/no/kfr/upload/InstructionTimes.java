package no.kfr.upload;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import no.kfr.identity.OrganisationNumber;
import no.kfr.register.UploadTimes;
import no.kfr.time.UtcTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each institution last sent a single instruction. Also one that found all as it said is stored with its receipt. */
@Repository
class InstructionTimes implements UploadTimes {

    private final JdbcClient database;

    InstructionTimes(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Map<OrganisationNumber, Instant> last() {
        var last = new HashMap<OrganisationNumber, Instant>();
        database.sql("SELECT institution, MAX(recorded_at) FROM instruction GROUP BY institution")
                .query(row -> {
                    last.put(
                            new OrganisationNumber(row.getString(1)),
                            UtcTime.moment(row.getObject(2, LocalDateTime.class)));
                });
        return last;
    }
}
