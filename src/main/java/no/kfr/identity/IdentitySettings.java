package no.kfr.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * Which identifiers the register takes.
 *
 * @param acceptSynthetic whether persons and organisations of synthetic test populations are welcome: in test only
 * @param numbersOf2032From the first day on which numbers with the control digits of 2032 are taken; left out: never. Before
 *     2032-01-01 only together with synthetic populations, as nobody else has such a number yet
 */
@ConfigurationProperties(prefix = "kfr.identity", ignoreUnknownFields = false)
public record IdentitySettings(
        @DefaultValue("false") boolean acceptSynthetic,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate numbersOf2032From) {

    public IdentitySettings {
        if (numbersOf2032From != null && numbersOf2032From.isBefore(IdentityRule.FIRST_OF_2032) && !acceptSynthetic) {
            throw new IllegalArgumentException("kfr.identity.numbers-of-2032-from: no such number is issued before "
                    + IdentityRule.FIRST_OF_2032 + "; an earlier day is for registers that accept synthetic numbers.");
        }
    }

    /** What exists on that day, in Norway. */
    public IdentityRule on(LocalDate today) {
        return new IdentityRule(
                acceptSynthetic, numbersOf2032From != null && !today.isBefore(numbersOf2032From), today);
    }
}
