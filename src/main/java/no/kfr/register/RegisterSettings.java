package no.kfr.register;

import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the register takes for a slip of the pen.
 *
 * @param confirmStartBeforeYear a relationship that starts before this year is refused when it is registered alone; a batch with one
 *     that is new waits to be confirmed
 */
@ConfigurationProperties(prefix = "kfr.register", ignoreUnknownFields = false)
public record RegisterSettings(@DefaultValue("1900") int confirmStartBeforeYear) {

    public RegisterSettings {
        if (confirmStartBeforeYear < 1800 || confirmStartBeforeYear > 2000) {
            throw new IllegalArgumentException("kfr.register.confirm-start-before-year lies between 1800 and 2000.");
        }
    }

    /** Whether a start on this day is rather a mistake. */
    public boolean isDoubtful(LocalDate start) {
        return start.getYear() < confirmStartBeforeYear;
    }
}
