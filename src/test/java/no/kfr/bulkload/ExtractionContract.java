package no.kfr.bulkload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.identity.CustomerId;
import no.kfr.identity.Period;
import no.kfr.register.period.Ownership;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** P3: what a list says is of the day and the moment at which it was extracted. */
abstract class ExtractionContract extends BatchCase {

    private final CustomerId anna = TestNumbers.customer();
    private final CustomerId bjarne = TestNumbers.customer();

    ExtractionContract(TestDatabase database) {
        super(database);
    }

    @Test
    void a_start_that_is_left_out_is_the_day_of_the_extraction_not_of_the_receipt() {
        extractedBeforeMidnight(BatchMode.REGISTER, anna.value());

        assertThat(periods(anna)).containsExactly(Period.openFrom(TODAY));
    }

    @Test
    void an_end_that_is_left_out_is_the_day_of_the_extraction_not_of_the_receipt() {
        register(anna, START);
        extractedBeforeMidnight(BatchMode.END, anna.value());

        assertThat(periods(anna)).containsExactly(new Period(START, TODAY));
    }

    @Test
    void a_date_of_the_day_of_the_receipt_is_no_date_in_the_future() {
        extractedBeforeMidnight(BatchMode.REGISTER, anna.value() + "#" + TODAY.plusDays(1));

        assertThat(periods(anna)).containsExactly(Period.openFrom(TODAY.plusDays(1)));
    }

    @ParameterizedTest
    @EnumSource(names = {"END", "SNAPSHOT"})
    void a_registration_that_was_already_there_counts_from_when_it_was_acknowledged(BatchMode mode) {
        register(anna, START);
        Instant extracted = later();
        later();
        register(anna, START.plusYears(1));
        later();

        Batch done = ends(mode, extracted);

        assertThat(periods(anna)).containsExactly(Period.openFrom(START));
        assertThat(done.counts().ended()).isZero();
        assertThat(done.endings() == null ? 0 : done.endings().toEnd()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"END", "SNAPSHOT"})
    void one_that_was_closed_does_not_say_that_the_relationship_goes_on(BatchMode mode) {
        register(anna, START);
        Instant extracted = later();
        later();
        register(anna, new Period(START, START.plusDays(9)), Ownership.UNKNOWN);
        later();

        ends(mode, extracted);

        assertThat(periods(anna)).containsExactly(new Period(START, TODAY));
    }

    @ParameterizedTest
    @EnumSource(names = {"END", "SNAPSHOT"})
    void one_that_was_acknowledged_before_the_extraction_is_ended(BatchMode mode) {
        register(anna, START);
        later();
        register(anna, START);
        later();
        Instant extracted = later();
        later();

        ends(mode, extracted);

        assertThat(periods(anna)).containsExactly(new Period(START, TODAY));
    }

    private Batch ends(BatchMode mode, Instant extracted) {
        String content = mode == BatchMode.END ? anna.value() : bjarne.value();
        return finish(batches.upload(node.request(), upload(mode, content, extracted, null)));
    }

    private Instant later() {
        node.clock().move(Duration.ofMinutes(1));
        return node.clock().instant();
    }

    /** At ten to twelve in Norway; received ten past. */
    private void extractedBeforeMidnight(BatchMode mode, String content) {
        node.clock().moveTo(Instant.parse(TODAY + "T23:10:00Z"));
        Instant extracted = node.clock().instant().minus(Duration.ofMinutes(20));
        Batch done = finish(batches.upload(node.request(), upload(mode, content, extracted, null)));
        assertThat(done.refused()).isZero();
    }
}
