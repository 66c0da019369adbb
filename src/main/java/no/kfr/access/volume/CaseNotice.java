package no.kfr.access.volume;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.List;
import no.kfr.identity.OrganisationNumber;
import no.kfr.rights.RightsJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once a day, on one node, that an agency opens unusually many cases. Never refuses anything. */
final class CaseNotice {

    private static final Logger LOG = LoggerFactory.getLogger(CaseNotice.class);

    private final VolumeSettings.CaseNotice settings;
    private final VolumeTables tables;
    private final RightsJournal journal;
    private final MeterRegistry meters;

    CaseNotice(VolumeSettings.CaseNotice settings, VolumeTables tables, RightsJournal journal, MeterRegistry meters) {
        this.settings = settings;
        this.tables = tables;
        this.journal = journal;
        this.meters = meters;
    }

    /** In the transaction that counted the cases. */
    void consider(OrganisationNumber consumer, LocalDate day, long newCases) {
        if (newCases <= settings.floor()) {
            return;
        }
        double usual = usual(consumer, day);
        if (newCases > settings.factor() * usual && tables.firstToNotice(consumer, day)) {
            String notice = newCases + " new cases on " + day + ", usually " + Math.round(usual) + " a day";
            journal.record("volume notice", "register", consumer, notice);
            LOG.warn("Unusually many new cases of agency {}: {}", consumer, notice);
            meters.counter("kfr.access.volume.notices", "consumer", consumer.value())
                    .increment();
        }
    }

    private double usual(OrganisationNumber consumer, LocalDate day) {
        List<Long> past = tables.newCases(consumer, day.minusDays(settings.pastDays()), day);
        return past.stream().mapToLong(Long::longValue).average().orElse(0);
    }
}
