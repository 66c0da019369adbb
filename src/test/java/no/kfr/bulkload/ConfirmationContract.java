package no.kfr.bulkload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.bulkload.batch.ConfirmationReason;
import no.kfr.identity.CustomerId;
import no.kfr.identity.Period;
import org.junit.jupiter.api.Test;

/** What is most likely a mistake waits until somebody says that it is not. */
abstract class ConfirmationContract extends BatchCase {

    ConfirmationContract(TestDatabase database) {
        super(database);
    }

    @Test
    void a_file_that_was_made_to_register_ends_nobody_unasked() {
        List<CustomerId> customers = open(3);

        Batch waiting = load(BatchMode.END, file(customers, "#" + START));

        assertThat(waiting.state()).isEqualTo(BatchState.AWAITING_CONFIRMATION);
        assertThat(waiting.confirmationReason()).isEqualTo(ConfirmationReason.ENDS_ON_START);
        assertThat(waiting.wouldEnd()).isEqualTo(3);
        assertThat(periods(customers.getFirst())).containsExactly(Period.openFrom(START));

        Batch cancelled = batches.cancel(node.request(), query(waiting));
        assertThat(cancelled.counts().notApplied()).isEqualTo(3);
        assertThat(periods(customers.getFirst())).containsExactly(Period.openFrom(START));
    }

    @Test
    void one_last_day_that_is_the_first_is_enough_to_ask_and_is_carried_out_when_confirmed() {
        List<CustomerId> customers = open(2);
        String text =
                customers.get(0).value() + "#2026-01-31," + customers.get(1).value() + "#" + START;

        Batch waiting = load(BatchMode.END, text);
        assertThat(waiting.confirmationReason()).isEqualTo(ConfirmationReason.ENDS_ON_START);
        batches.confirm(node.request(), query(waiting));
        Batch done = finish(waiting);

        assertThat(done.state()).isEqualTo(BatchState.COMPLETED);
        assertThat(done.counts().ended()).isEqualTo(2);
        assertThat(periods(customers.get(1))).containsExactly(new Period(START, START));
    }

    @Test
    void ends_many_only_when_confirmed_whatever_the_mode() {
        List<CustomerId> customers = open(40);

        Batch waiting = load(BatchMode.END, file(customers.subList(0, 21), "#2026-01-31"));

        assertThat(waiting.state()).isEqualTo(BatchState.AWAITING_CONFIRMATION);
        assertThat(waiting.confirmationReason()).isEqualTo(ConfirmationReason.MANY_ENDINGS);
        assertThat(waiting.wouldEnd()).isEqualTo(21);
        batches.confirm(node.request(), query(waiting));
        assertThat(finish(waiting).counts().ended()).isEqualTo(21);
    }

    @Test
    void ends_a_few_or_a_small_share_without_asking() {
        List<CustomerId> customers = open(230);

        assertThat(load(BatchMode.END, file(customers.subList(0, 20), "#2026-01-31"))
                        .confirmationReason())
                .isNull();
        Batch share = load(BatchMode.END, file(customers.subList(20, 41), "#2026-01-31"));

        assertThat(share.state()).isEqualTo(BatchState.COMPLETED);
        assertThat(share.wouldEnd()).isEqualTo(21);
    }

    @Test
    void counts_only_what_it_would_end() {
        List<CustomerId> strangers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            strangers.add(TestNumbers.customer());
        }
        List<CustomerId> customers = open(1);

        Batch done = load(
                BatchMode.END,
                file(strangers, "#2026-01-31") + "," + customers.getFirst().value() + "#2020-01-01");

        assertThat(done.state()).isEqualTo(BatchState.COMPLETED);
        assertThat(done.wouldEnd()).isZero();
        assertThat(done.counts().notFound()).isEqualTo(30);
        assertThat(done.counts().beforeStart()).isEqualTo(1);
    }

    @Test
    void asks_back_about_a_start_of_long_ago_until_it_is_in_the_register() {
        CustomerId customer = open(1).getFirst();

        Batch waiting = load(BatchMode.REGISTER, customer.value() + "#1850-01-01");
        assertThat(waiting.state()).isEqualTo(BatchState.AWAITING_CONFIRMATION);
        assertThat(waiting.confirmationReason()).isEqualTo(ConfirmationReason.EARLY_STARTS);
        assertThat(periods(customer)).containsExactly(Period.openFrom(START));
        batches.confirm(node.request(), query(waiting));
        assertThat(finish(waiting).counts().changed()).isEqualTo(1);

        node.clock().move(Duration.ofSeconds(1));
        assertThat(load(BatchMode.REGISTER, customer.value() + "#1850-01-01").confirmationReason())
                .isNull();
        Batch snapshot = load(BatchMode.SNAPSHOT, customer.value() + "#1840-01-01");
        assertThat(snapshot.confirmationReason()).isEqualTo(ConfirmationReason.EARLY_STARTS);
    }

    @Test
    void a_cancelled_snapshot_has_ended_nobody() {
        List<CustomerId> customers = open(40);

        Batch waiting = load(BatchMode.SNAPSHOT, file(customers.subList(0, 10), ""));
        assertThat(waiting.confirmationReason()).isEqualTo(ConfirmationReason.MANY_ENDINGS);
        Batch cancelled = batches.cancel(node.request(), query(waiting));

        assertThat(cancelled.endings()).isEqualTo(new Batch.Endings(30, 40, 0));
        assertThat(periods(customers.getLast())).containsExactly(Period.openFrom(START));
    }

    private List<CustomerId> open(int number) {
        List<CustomerId> customers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            customers.add(TestNumbers.customer());
        }
        load(BatchMode.REGISTER, file(customers, "#" + START));
        node.clock().move(Duration.ofSeconds(1));
        return customers;
    }

    private static String file(List<CustomerId> customers, String rest) {
        return customers.stream().map(each -> each.value() + rest).collect(Collectors.joining(","));
    }
}
