package no.kfr.operator.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import no.kfr.participant.Coverage;
import no.kfr.participant.CoveredInstitution;
import no.kfr.register.InstitutionActivity;
import no.kfr.time.OsloDay;
import no.kfr.time.OsloTime;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sees of one institution.
 *
 * @param silentDays how long nothing was heard of it, when that is too long; otherwise {@code null}
 */
record CoverageLine(
        CoveredInstitution institution,
        InstitutionActivity activity,
        @Nullable Long silentDays) {

    /** What needs somebody comes first: who has gone silent, longest first, and whom no register covers. */
    static final Comparator<CoverageLine> TROUBLE_FIRST = Comparator.comparingLong(CoverageLine::silence)
            .reversed()
            .thenComparing(line -> line.institution().coverage() != Coverage.NEITHER)
            .thenComparing(line -> line.institution().number());

    static final List<String> COLUMNS =
            List.of("number", "name", "coverage", "since", "open", "current", "last_upload", "note");

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** Silent is who is covered by KFR, and has been for longer, and has not uploaded anything for so many days. */
    static CoverageLine of(
            CoveredInstitution institution, InstitutionActivity activity, LocalDate today, int silentAfter) {
        Instant last = activity.lastUpload();
        LocalDate uploaded = last == null ? LocalDate.MIN : OsloDay.of(last);
        LocalDate heard = uploaded.isAfter(institution.since()) ? uploaded : institution.since();
        long days = ChronoUnit.DAYS.between(heard, today);
        boolean silent = institution.isCoveredByKfr() && days > silentAfter;
        return new CoverageLine(institution, activity, silent ? days : null);
    }

    boolean isSilent() {
        return silentDays != null;
    }

    List<String> cells() {
        return List.of(
                institution.number().value(),
                institution.name(),
                institution.coverage().name(),
                institution.since().toString(),
                String.valueOf(activity.open()),
                String.valueOf(activity.current()),
                lastUpload(),
                note());
    }

    private String lastUpload() {
        Instant last = activity.lastUpload();
        return last == null ? "never" : MINUTES.format(LocalDateTime.ofInstant(last, OsloTime.ZONE));
    }

    private String note() {
        if (silentDays != null) {
            return "silent for " + silentDays + " days";
        }
        return institution.coverage() == Coverage.NEITHER ? "not covered" : "";
    }

    private long silence() {
        return silentDays == null ? -1 : silentDays;
    }
}
