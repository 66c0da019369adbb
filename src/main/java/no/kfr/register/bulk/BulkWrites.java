package no.kfr.register.bulk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.kfr.register.period.Amendment;
import no.kfr.register.period.RecordedPeriod;
import no.kfr.register.period.Span;
import no.kfr.register.period.Superseding;

/** What is to be written for a whole chunk, so that each kind of writing is one statement. */
final class BulkWrites {

    /** A row that gets superseded. */
    record Close(String customer, RecordedPeriod row, Instant at, Superseding why) {}

    /** A row that is new. */
    record Add(String customer, Span span, Instant at) {}

    /** Customers whose open slot this transaction filled, but with something else than what is to stand there. */
    final List<String> free = new ArrayList<>();

    final List<Close> close = new ArrayList<>();
    final List<Add> add = new ArrayList<>();

    void add(String customer, Amendment amendment, Instant at) {
        amendment.closed().forEach(each -> close.add(new Close(customer, each.held(), at, each.why())));
        amendment.added().forEach(span -> add.add(new Add(customer, span, at)));
    }
}
