package no.kfr.access.certificate.own;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.kfr.access.OwnKey;
import no.kfr.access.Signer;
import no.kfr.time.OsloDay;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long the register's own certificate, and the pinned ones that participants have used since the start, are still valid;
 * warns once a day when an end comes near.
 */
public final class ExpiryWatch {

    /** The name of the register's own certificate. */
    public static final String OWN = "register";

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);
    private static final int MOST_PINNED = 10_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);

    private final OwnKey ownKey;
    private final Duration warnBefore;
    private final Clock clock;
    private final Map<String, X509Certificate> pinned = new ConcurrentHashMap<>();
    private @Nullable LocalDate lastWarned;

    public ExpiryWatch(OwnKey ownKey, Duration warnBefore, Clock clock) {
        this.ownKey = ownKey;
        this.warnBefore = warnBefore;
        this.clock = clock;
    }

    /**
     * The end of a certificate.
     *
     * @param name {@code register}, or organisation number and serial number
     */
    public record Expiry(String name, Instant end) {

        /** Whole days that are left, rounded down; negative once it has expired. */
        public long daysLeft(Instant now) {
            return Math.floorDiv(
                    Duration.between(now, end).toSeconds(), Duration.ofDays(1).toSeconds());
        }
    }

    public void pinnedCertificateUsed(Signer signer) {
        if (pinned.size() < MOST_PINNED) {
            X509Certificate certificate = signer.certificate();
            pinned.putIfAbsent(signer.organisation() + "-" + SerialNumber.shown(certificate), certificate);
        }
    }

    /** All that are watched, the first to end first. */
    public List<Expiry> all() {
        Instant forgotten = clock.instant().minus(FORGOTTEN_AFTER);
        pinned.values().removeIf(certificate -> endOf(certificate).isBefore(forgotten));
        List<Expiry> all = new ArrayList<>();
        all.add(new Expiry(OWN, endOf(ownKey.current().certificate())));
        pinned.forEach((name, certificate) -> all.add(new Expiry(name, endOf(certificate))));
        all.sort(Comparator.comparing(Expiry::end).thenComparing(Expiry::name));
        return all;
    }

    /** Those whose end comes near or has passed. */
    public List<Expiry> endingSoon() {
        Instant horizon = clock.instant().plus(warnBefore);
        return all().stream().filter(expiry -> !expiry.end().isAfter(horizon)).toList();
    }

    public boolean ownHasExpired() {
        return !clock.instant().isBefore(endOf(ownKey.current().certificate()));
    }

    public Instant now() {
        return clock.instant();
    }

    /** To be called now and then; warns once a day. */
    public synchronized void warn() {
        LocalDate today = OsloDay.today(clock);
        if (today.equals(lastWarned)) {
            return;
        }
        List<Expiry> ending = endingSoon();
        for (Expiry expiry : ending) {
            LOG.warn(
                    "The certificate {} ends at {}: {} days left. Replace it in time.",
                    expiry.name(),
                    expiry.end(),
                    expiry.daysLeft(clock.instant()));
        }
        if (!ending.isEmpty()) {
            lastWarned = today;
        }
    }

    private static Instant endOf(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }
}
