package no.kfr.access.certificate.own;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;

/** {@code kfr.certificate.days.left}, one value per watched certificate, tagged by its name. */
public final class ExpiryGauge {

    private final ExpiryWatch watch;
    private final MultiGauge gauge;

    public ExpiryGauge(ExpiryWatch watch, MeterRegistry registry) {
        this.watch = watch;
        this.gauge = MultiGauge.builder("kfr.certificate.days.left")
                .description("Days until the certificate ends")
                .baseUnit("days")
                .register(registry);
    }

    public void refresh() {
        gauge.register(
                watch.all().stream()
                        .map(expiry ->
                                MultiGauge.Row.of(Tags.of("name", expiry.name()), () -> expiry.daysLeft(watch.now())))
                        .toList(),
                true);
    }
}
