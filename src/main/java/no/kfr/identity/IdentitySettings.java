package no.kfr.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which identifiers the register takes.
 *
 * @param acceptSynthetic whether persons of synthetic test populations are welcome: in test only
 */
@ConfigurationProperties(prefix = "kfr.identity", ignoreUnknownFields = false)
public record IdentitySettings(@DefaultValue("false") boolean acceptSynthetic) {}
