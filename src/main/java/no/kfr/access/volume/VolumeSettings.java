package no.kfr.access.volume;

import java.util.Map;
import java.util.Objects;
import no.kfr.identity.Flaw;
import no.kfr.identity.OrganisationNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much an agency may ask, and from when its number of new cases is worth a notice.
 *
 * @param perMinute questions in one minute of the clock
 * @param perDay questions in one day in Norway
 * @param consumers other rates for single agencies, by organisation number
 */
@ConfigurationProperties(prefix = "kfr.access.volume", ignoreUnknownFields = false)
public record VolumeSettings(
        @DefaultValue("6000") int perMinute,
        @DefaultValue("100000") int perDay,
        @DefaultValue Map<String, Rate> consumers,
        @DefaultValue CaseNotice caseNotice) {

    /** What differs for one agency; what is left out stays as it is for all. */
    public record Rate(
            @Nullable Integer perMinute, @Nullable Integer perDay) {}

    /**
     * A notice is due when the new cases of a day are more than {@code factor} times the mean of the agency's days with
     * questions among the last {@code pastDays}, and more than {@code floor}.
     *
     * @param caseIsNewAfterDays how long a case id is remembered
     */
    public record CaseNotice(
            @DefaultValue("3") double factor,
            @DefaultValue("200") int floor,
            @DefaultValue("28") int pastDays,
            @DefaultValue("90") int caseIsNewAfterDays) {

        public CaseNotice {
            if (factor < 1 || floor < 0 || pastDays < 1 || caseIsNewAfterDays < 1) {
                throw new IllegalArgumentException("kfr.access.volume.case-notice: factor is at least 1, floor at least"
                        + " 0, past-days and case-is-new-after-days at least 1.");
            }
        }
    }

    public VolumeSettings {
        consumers = Map.copyOf(consumers);
        positive("kfr.access.volume", perMinute, perDay);
        consumers.forEach((number, rate) -> {
            String name = "kfr.access.volume.consumers." + number;
            Flaw flaw = OrganisationNumber.flaw(number);
            if (flaw != null) {
                throw new IllegalArgumentException(name + ": this is not an organisation number: " + flaw.rule() + ".");
            }
            positive(
                    name,
                    Objects.requireNonNullElse(rate.perMinute(), 1),
                    Objects.requireNonNullElse(rate.perDay(), 1));
        });
    }

    int perMinute(OrganisationNumber consumer) {
        Rate rate = consumers.get(consumer.value());
        return rate == null ? perMinute : Objects.requireNonNullElse(rate.perMinute(), perMinute);
    }

    int perDay(OrganisationNumber consumer) {
        Rate rate = consumers.get(consumer.value());
        return rate == null ? perDay : Objects.requireNonNullElse(rate.perDay(), perDay);
    }

    private static void positive(String name, int perMinute, int perDay) {
        if (perMinute < 1 || perDay < 1) {
            throw new IllegalArgumentException(name + ": per-minute and per-day are at least 1; an agency that may ask"
                    + " nothing is suspended instead (kfr participants suspend).");
        }
    }
}
