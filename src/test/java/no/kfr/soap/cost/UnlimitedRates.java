package no.kfr.soap.cost;

import java.util.List;

/** Settings of a register that is to be busy rather than to refuse for its rates. */
final class UnlimitedRates {

    static final List<String> SETTINGS = List.of(
            "kfr.rate.messages=1000000",
            "kfr.rate.bytes=100GB",
            "kfr.rate.strangers-bytes=100GB",
            "kfr.access.volume.per-minute=1000000",
            "kfr.access.volume.per-day=10000000",
            // a notice would name the agency next to a count, and both together may read like a person's number
            "kfr.access.volume.case-notice.floor=10000000",
            "kfr.kar.timeout=3s");

    private UnlimitedRates() {}
}
