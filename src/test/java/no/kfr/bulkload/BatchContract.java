package no.kfr.bulkload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kfr.MovableClock;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.TestSigner;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchList;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.batch.BatchState;
import no.kfr.bulkload.batch.BulkloadSettings;
import no.kfr.bulkload.batch.CustomerRange;
import no.kfr.bulkload.batch.OnInvalidEntry;
import no.kfr.bulkload.intake.BatchContent;
import no.kfr.bulkload.intake.BatchUpload;
import no.kfr.bulkload.report.EntryRetention;
import no.kfr.bulkload.report.ExtractQuery;
import no.kfr.bulkload.report.ReportEntry;
import no.kfr.bulkload.report.SpooledFile;
import no.kfr.digest.Sha256;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.Flaw;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.period.Ownership;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an institution may rely on when it sends a file, on whatever database. */
abstract class BatchContract extends BatchCase {

    private final CustomerId anna = TestNumbers.customer();
    private final CustomerId bjarne = TestNumbers.customer();

    BatchContract(TestDatabase database) {
        super(database);
    }

    @Test
    void registers_what_stands_in_the_file() {
        Batch received = batches.upload(
                node.request(),
                upload(BatchMode.REGISTER, anna.value() + "#2024-01-01#primaryOwner," + bjarne.value()));

        assertThat(received.state()).isEqualTo(BatchState.RECEIVED);
        assertThat(received.entries()).isEqualTo(2);
        assertThat(outcomes(received))
                .containsExactly(
                        "1 " + anna.value() + "#2024-01-01#primaryOwner pending", "2 " + bjarne.value() + " pending");
        Batch done = finish(received);
        assertThat(done.state()).isEqualTo(BatchState.COMPLETED);
        assertThat(done.counts().added()).isEqualTo(2);
        assertThat(done.processed()).isEqualTo(2);
        assertThat(recorded(anna)).satisfiesExactly(held -> {
            assertThat(held.period()).isEqualTo(Period.openFrom(START));
            assertThat(held.ownership()).isEqualTo(Ownership.PRIMARY_OWNER);
        });
        assertThat(periods(bjarne)).containsExactly(Period.openFrom(TODAY));
    }

    @Test
    void writes_nothing_when_all_is_there() {
        String file = anna.value() + "#2024-01-01," + bjarne.value() + "#2024-01-01";
        load(BatchMode.REGISTER, file);
        node.clock().move(Duration.ofMinutes(1));

        Batch again = load(BatchMode.REGISTER, file);

        assertThat(again.counts().alreadyThere()).isEqualTo(2);
        assertThat(rows(anna)).isEqualTo(1);
    }

    @Test
    void extends_and_strengthens() {
        register(anna, START);
        register(bjarne, new Period(START, START.plusDays(10)), Ownership.PRIMARY_OWNER);
        node.clock().move(Duration.ofMinutes(1));

        Batch done = load(BatchMode.REGISTER, anna.value() + "#2020-01-01," + bjarne.value() + "#2024-01-05");

        assertThat(done.counts().changed()).isEqualTo(2);
        assertThat(periods(anna)).containsExactly(Period.openFrom(START.minusYears(4)));
        assertThat(recorded(bjarne)).singleElement().satisfies(held -> {
            assertThat(held.period()).isEqualTo(Period.openFrom(START));
            assertThat(held.ownership()).isEqualTo(Ownership.PRIMARY_OWNER);
        });
    }

    @Test
    void keeps_a_closed_period_apart() {
        register(anna, new Period(START, START.plusDays(10)), Ownership.UNKNOWN);
        node.clock().move(Duration.ofMinutes(1));

        assertThat(load(BatchMode.REGISTER, anna.value()).counts().added()).isEqualTo(1);
        assertThat(periods(anna)).containsExactly(new Period(START, START.plusDays(10)), Period.openFrom(TODAY));
    }

    @Test
    void ends_what_is_open() {
        register(anna, START);
        node.clock().move(Duration.ofMinutes(1));
        CustomerId cecilie = TestNumbers.customer();
        register(cecilie, TODAY);
        node.clock().move(Duration.ofMinutes(1));

        Batch done = load(
                BatchMode.END,
                anna.value() + "#2026-01-31\n" + bjarne.value() + "#2026-01-31\n" + cecilie.value() + "#2026-01-31");

        assertThat(outcomes(done))
                .containsExactly(
                        "1 " + anna.value() + "#2026-01-31 ended",
                        "2 " + bjarne.value() + "#2026-01-31 notFound KFR-008",
                        "3 " + cecilie.value() + "#2026-01-31 refused KFR-010");
        assertThat(periods(anna))
                .containsExactly(new Period(START, TODAY.withMonth(1).withDayOfMonth(31)));
        node.clock().move(Duration.ofMinutes(1));
        assertThat(load(BatchMode.END, anna.value() + "#2026-01-31").counts().alreadyThere())
                .isEqualTo(1);
    }

    @Test
    void ends_what_the_file_before_registered() {
        Batch first = batches.upload(node.request(), upload(BatchMode.REGISTER, anna.value() + "#2024-01-01"));
        node.clock().move(Duration.ofSeconds(1));
        Batch second = batches.upload(node.request(), upload(BatchMode.END, anna.value() + "#2025-01-01"));
        node.clock().move(Duration.ofHours(1));

        finish(first);

        assertThat(batches.get(node.request(), query(second)).counts().ended()).isEqualTo(1);
        assertThat(periods(anna)).containsExactly(new Period(START, START.plusDays(366)));
    }

    @Test
    void lets_win_what_was_recorded_after_the_extraction() {
        register(anna, START);
        node.clock().move(Duration.ofHours(1));
        Instant extracted = node.clock().instant();
        node.clock().move(Duration.ofHours(1));
        end(anna, TODAY.minusDays(1));
        register(bjarne, START);
        node.clock().move(Duration.ofHours(1));
        annul(bjarne, START);
        node.clock().move(Duration.ofHours(1));

        Batch done = finish(batches.upload(
                node.request(),
                upload(
                        BatchMode.REGISTER,
                        anna.value() + "#2020-01-01," + bjarne.value() + "#2020-01-01",
                        extracted,
                        null)));

        assertThat(done.counts().changed()).isEqualTo(1);
        assertThat(done.counts().overtaken()).isEqualTo(1);
        assertThat(periods(anna)).containsExactly(new Period(START.minusYears(4), TODAY.minusDays(1)));
        assertThat(periods(bjarne)).isEmpty();
    }

    @Test
    void never_loses_an_ending_that_comes_while_the_batch_waits() {
        register(anna, START);
        node.clock().move(Duration.ofSeconds(1));
        Batch received = batches.upload(node.request(), upload(BatchMode.REGISTER, anna.value() + "#2024-01-01"));
        node.clock().move(Duration.ofSeconds(1));
        end(anna, TODAY);
        node.clock().move(Duration.ofSeconds(1));

        assertThat(finish(received).counts().overtaken()).isEqualTo(1);
        assertThat(periods(anna)).containsExactly(new Period(START, TODAY));
    }

    @Test
    void ends_and_annuls_what_stands_only_in_a_waiting_batch() {
        CustomerId ended = TestNumbers.customer();
        CustomerId annulled = TestNumbers.customer();
        Batch waiting = batches.upload(
                node.request(),
                upload(BatchMode.REGISTER, ended.value() + "#2024-01-01," + annulled.value() + "#2024-01-01"));
        node.clock().move(Duration.ofMinutes(1));

        end(ended, LocalDate.of(2026, 11, 20));
        annul(annulled, START);
        finish(waiting);

        assertThat(periods(ended)).containsExactly(new Period(START, LocalDate.of(2026, 11, 20)));
        assertThat(periods(annulled)).isEmpty();
        assertThat(outcomes(waiting)).allMatch(line -> line.endsWith("overtaken"));
    }

    @Test
    void has_nothing_to_end_where_no_waiting_batch_names_the_customer() {
        batches.upload(
                node.request(),
                upload(BatchMode.REGISTER, TestNumbers.customer().value()));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> end(TestNumbers.customer(), TODAY))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Code.RELATIONSHIP_NOT_FOUND));
    }

    @Test
    void does_not_end_what_was_registered_after_the_extraction() {
        Instant extracted = node.clock().instant();
        node.clock().move(Duration.ofHours(1));
        register(anna, START);
        node.clock().move(Duration.ofHours(1));

        Batch done = finish(
                batches.upload(node.request(), upload(BatchMode.END, anna.value() + "#2026-11-01", extracted, null)));

        assertThat(done.counts().overtaken()).isEqualTo(1);
        assertThat(periods(anna)).containsExactly(Period.openFrom(START));
    }

    @Test
    void gives_every_entry_a_defined_outcome() {
        String file = anna.value() + "#2024-05-01," + anna.value() + "#2024-01-01#notPrimaryOwner,12345678901,"
                + bjarne.value() + "#2027-01-01," + bjarne.value() + "#2024-1-1," + bjarne.value()
                + "#1799-12-31," + bjarne.value() + "#2024-01-01#owner," + bjarne.value() + "#2024-01-01#unknown#x,"
                + TestNumbers.syntheticPerson().value();
        Batch done = finish(
                batches.upload(node.request(), upload(BatchMode.REGISTER, file, null, OnInvalidEntry.SKIP_ENTRY)));

        assertThat(done.refused()).isEqualTo(7);
        assertThat(done.duplicates()).isEqualTo(1);
        assertThat(outcomes(done))
                .containsExactly(
                        "1 " + anna.value() + "#2024-05-01 added",
                        "2 " + anna.value() + "#2024-01-01#notPrimaryOwner duplicate",
                        "3 12345678901 refused KFR-005",
                        "4 " + bjarne.value() + "#2027-01-01 refused KFR-010",
                        "5 " + bjarne.value() + "#2024-1-1 refused KFR-010",
                        "6 " + bjarne.value() + "#1799-12-31 refused KFR-010",
                        "7 " + bjarne.value() + "#2024-01-01#owner refused KFR-069",
                        "8 " + bjarne.value() + "#2024-01-01#unknown#x refused KFR-069",
                        "9 " + TestNumbers.syntheticPerson().value() + " refused KFR-063");
        assertThat(recorded(anna)).singleElement().satisfies(held -> {
            assertThat(held.period()).isEqualTo(Period.openFrom(START));
            assertThat(held.ownership()).isEqualTo(Ownership.NOT_PRIMARY_OWNER);
        });
        assertThat(periods(bjarne)).isEmpty();
    }

    @Test
    void says_of_every_flawed_entry_what_it_looks_like() {
        String id = anna.value();
        String file = "1743938910,\"917439389\",917 439"
                + " 389,1.01E+10,\u0669\u0661\u0667\u0664\u0663\u0669\u0663\u0668\u0669,917.439.389,"
                + "91743938,917439380,29020000064,100000008,310011223," + id + "#01.03.2020," + id
                + "#2020-03-01Z," + id
                + "#2023-02-29," + id + "#43891," + id + "#," + id + "#\"2020-03-01\"," + id + "#2020 -03-01,"
                + id
                + "#2020-03-0\u0661";
        Batch done = finish(
                batches.upload(node.request(), upload(BatchMode.REGISTER, file, null, OnInvalidEntry.SKIP_ENTRY)));

        assertThat(batches.report(node.request(), report(done, false, null, 100))
                        .entries())
                .extracting(ReportEntry::rule)
                .startsWith(
                        Flaw.LOST_ZERO.rule(),
                        Flaw.QUOTED.rule(),
                        Flaw.BLANK.rule(),
                        Flaw.SPREADSHEET.rule(),
                        Flaw.OTHER_DIGITS.rule(),
                        Flaw.PUNCTUATED.rule(),
                        Flaw.CUSTOMER_FORM.rule(),
                        Flaw.CUSTOMER_CONTROL.rule(),
                        Flaw.BIRTH_DATE.rule(),
                        Flaw.SERIES.rule(),
                        Flaw.SYNTHETIC.rule(),
                        Flaw.DAY_FIRST.rule(),
                        Flaw.DATE_ZONE.rule(),
                        Flaw.NO_SUCH_DAY.rule(),
                        Flaw.DATE_FORM.rule())
                .endsWith(Flaw.QUOTED.rule(), Flaw.BLANK.rule(), Flaw.OTHER_DIGITS.rule())
                .hasSize(19);
        assertThat(periods(anna)).isEmpty();
    }

    @Test
    void ends_whoever_was_registered_before_it_was_known_that_nobody_has_the_number() {
        CustomerId nobody = new CustomerId("29020000064");
        register(nobody, START);

        assertThat(finish(batches.upload(node.request(), upload(BatchMode.REGISTER, nobody.value())))
                        .state())
                .isEqualTo(BatchState.REJECTED);
        finish(batches.upload(node.request(), upload(BatchMode.END, nobody.value() + "#" + START.plusDays(1))));

        assertThat(periods(nobody)).containsExactly(new Period(START, START.plusDays(1)));
    }

    @Test
    void refuses_endings_that_contradict_each_other() {
        register(anna, START);
        register(bjarne, START);
        node.clock().move(Duration.ofSeconds(1));

        Batch done = finish(batches.upload(
                node.request(),
                upload(
                        BatchMode.END,
                        anna.value() + "#2025-01-01," + bjarne.value() + "#2025-01-01," + anna.value() + "#2025-01-02,"
                                + bjarne.value() + "#2025-01-01",
                        null,
                        OnInvalidEntry.SKIP_ENTRY)));

        assertThat(outcomes(done))
                .containsExactly(
                        "1 " + anna.value() + "#2025-01-01 refused KFR-079",
                        "2 " + bjarne.value() + "#2025-01-01 ended",
                        "3 " + anna.value() + "#2025-01-02 refused KFR-079",
                        "4 " + bjarne.value() + "#2025-01-01 duplicate");
        assertThat(periods(anna)).containsExactly(Period.openFrom(START));
    }

    @Test
    void applies_nothing_of_a_batch_with_a_refused_entry() {
        Batch rejected =
                batches.upload(node.request(), upload(BatchMode.REGISTER, anna.value() + ",1,," + bjarne.value()));

        assertThat(rejected.state()).isEqualTo(BatchState.REJECTED);
        assertThat(outcomes(finish(rejected)))
                .containsExactly(
                        "1 " + anna.value() + " notApplied",
                        "2 1 refused KFR-005",
                        "3 " + bjarne.value() + " notApplied");
        assertThat(rejected.counts().notApplied()).isEqualTo(2);
        assertThat(rejected.processed()).isEqualTo(3);
        assertThat(periods(anna)).isEmpty();
    }

    @Test
    void answers_the_same_batch_with_how_it_stands() {
        BatchUpload upload = upload(BatchMode.REGISTER, anna.value());
        Batch first = batches.upload(node.request(), upload);
        node.clock().move(Duration.ofDays(1));
        assertThat(batches.upload(node.request(), upload)).isEqualTo(first);
        finish(first);

        assertThat(batches.upload(node.request(), upload).state()).isEqualTo(BatchState.COMPLETED);
        assertRefused(
                Code.IDEMPOTENCY_CONFLICT,
                () -> batches.upload(node.request(), with(upload, bjarne.value(), BatchMode.REGISTER)));
        assertRefused(
                Code.IDEMPOTENCY_CONFLICT,
                () -> batches.upload(node.request(), with(upload, anna.value(), BatchMode.END)));
        assertThat(details(upload.correlationId().value())).hasSize(4);
    }

    @Test
    void waits_to_be_confirmed_before_it_ends_too_many() {
        List<CustomerId> customers = manyOpen(40);
        node.clock().move(Duration.ofSeconds(1));

        Batch waiting = load(BatchMode.SNAPSHOT, join(customers.subList(0, 10)) + "," + anna.value());

        assertThat(waiting.state()).isEqualTo(BatchState.AWAITING_CONFIRMATION);
        assertThat(waiting.endings()).isEqualTo(new Batch.Endings(30, 40, 0));
        assertThat(periods(anna)).isEmpty();
        node.clock().move(Duration.ofDays(1));
        assertThat(batches.confirm(node.request(), query(waiting)).state()).isEqualTo(BatchState.RECEIVED);
        Batch done = finish(waiting);
        assertThat(done.state()).isEqualTo(BatchState.COMPLETED);
        assertThat(done.endings()).isEqualTo(new Batch.Endings(30, 40, 30));
        assertThat(done.counts().alreadyThere()).isEqualTo(10);
        assertThat(periods(customers.get(20))).containsExactly(new Period(START, TODAY));
        assertThat(periods(customers.get(5))).containsExactly(Period.openFrom(START));
        assertRefused(Code.BATCH_STATE, () -> batches.cancel(node.request(), query(waiting)));
    }

    @Test
    void ends_a_few_that_are_missing_without_asking_but_none_that_came_later() {
        List<CustomerId> customers = manyOpen(5);
        node.clock().move(Duration.ofSeconds(1));
        Batch received = batches.upload(node.request(), upload(BatchMode.SNAPSHOT, join(customers.subList(0, 4))));
        node.clock().move(Duration.ofSeconds(1));
        register(anna, START);
        node.clock().move(Duration.ofSeconds(1));

        Batch done = finish(received);

        assertThat(done.endings()).isEqualTo(new Batch.Endings(1, 5, 1));
        assertThat(outcomes(done)).last().isEqualTo("5 " + customers.get(4).value() + "#2026-11-22 ended");
        assertThat(periods(customers.get(4))).containsExactly(new Period(START, TODAY));
        assertThat(periods(anna)).containsExactly(Period.openFrom(START));
    }

    @Test
    void never_ends_a_customer_whose_entry_it_could_not_read() {
        List<CustomerId> customers = manyOpen(3);
        node.clock().move(Duration.ofSeconds(1));

        Batch done = finish(batches.upload(
                node.request(),
                upload(
                        BatchMode.SNAPSHOT,
                        customers.get(0).value() + "," + customers.get(1).value() + "#soon",
                        null,
                        OnInvalidEntry.SKIP_ENTRY)));
        assertThat(done.endings()).isEqualTo(new Batch.Endings(1, 3, 1));
        assertThat(periods(customers.get(1))).containsExactly(Period.openFrom(START));

        Batch waiting = finish(batches.upload(
                node.request(),
                upload(BatchMode.SNAPSHOT, customers.get(0).value() + ",1234", null, OnInvalidEntry.SKIP_ENTRY)));
        assertThat(waiting.state()).isEqualTo(BatchState.AWAITING_CONFIRMATION);
    }

    @Test
    void reconciles_a_part_of_the_customer_base() {
        List<CustomerId> customers = manyOpen(4);
        node.clock().move(Duration.ofSeconds(1));
        BatchUpload whole = upload(BatchMode.SNAPSHOT, customers.get(1).value());
        CustomerRange range =
                new CustomerRange(customers.get(1).value(), customers.get(2).value());

        Batch done = finish(batches.upload(node.request(), with(whole, range)));

        assertThat(done.endings()).isEqualTo(new Batch.Endings(1, 2, 1));
        assertThat(periods(customers.get(0))).containsExactly(Period.openFrom(START));
        assertThat(periods(customers.get(2))).containsExactly(new Period(START, TODAY));
        Batch outside = batches.upload(
                node.request(), with(upload(BatchMode.SNAPSHOT, customers.get(3).value()), range));
        assertThat(outcomes(outside)).containsExactly("1 " + customers.get(3).value() + " refused KFR-069");
        assertRefused(
                Code.INVALID_REQUEST,
                () -> batches.upload(node.request(), with(upload(BatchMode.REGISTER, anna.value()), range)));
        assertRefused(
                Code.INVALID_REQUEST,
                () -> batches.upload(
                        node.request(), with(upload(BatchMode.SNAPSHOT, anna.value()), new CustomerRange("9", "1"))));
    }

    @Test
    void holds_back_what_follows_until_it_is_confirmed_or_cancelled() {
        manyOpen(40);
        node.clock().move(Duration.ofSeconds(1));
        Batch waiting = load(BatchMode.SNAPSHOT, anna.value());
        Batch behind = batches.upload(node.request(), upload(BatchMode.REGISTER, bjarne.value()));

        assertThat(finish(behind).state()).isEqualTo(BatchState.RECEIVED);
        assertRefused(Code.BATCH_STATE, () -> batches.confirm(node.request(), query(behind)));
        Batch cancelled = batches.cancel(node.request(), query(waiting));
        assertThat(cancelled.state()).isEqualTo(BatchState.CANCELLED);
        assertThat(cancelled.counts().notApplied()).isEqualTo(1);
        assertThat(finish(behind).state()).isEqualTo(BatchState.COMPLETED);
        assertThat(outcomes(batches.get(node.request(), query(waiting))))
                .first()
                .isEqualTo("1 " + anna.value() + " notApplied");
    }

    @Test
    void counts_as_a_sign_of_life_of_the_institution() {
        Batch batch = batches.upload(node.request(), upload(BatchMode.REGISTER, "not an id"));

        assertThat(batch.state()).isEqualTo(BatchState.REJECTED);
        assertThat(node.get(BatchTimes.class).last()).containsEntry(institution, batch.receivedAt());
    }

    @Test
    void lists_batches_newest_first() {
        List<UUID> sent = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sent.addFirst(batches.upload(node.request(), upload(BatchMode.REGISTER, anna.value()))
                    .batchId());
        }
        Batch rejected = batches.upload(node.request(), upload(BatchMode.REGISTER, "x"));

        BatchList first = list(BatchState.RECEIVED, null, 2);
        assertThat(first.batches()).extracting(Batch::batchId).containsExactly(sent.get(0), sent.get(1));
        BatchList second = list(BatchState.RECEIVED, first.olderThan(), 2);
        assertThat(second.batches()).extracting(Batch::batchId).containsExactly(sent.get(2));
        assertThat(second.olderThan()).isNull();
        assertThat(list(null, null, null).batches()).hasSize(4).first().isEqualTo(rejected);
    }

    @Test
    void reports_page_by_page_and_as_a_file() throws IOException {
        List<CustomerId> customers =
                Stream.generate(TestNumbers::customer).limit(7).toList();
        Batch done = finish(batches.upload(
                node.request(),
                upload(BatchMode.REGISTER, "x," + join(customers) + ",=1+1", null, OnInvalidEntry.SKIP_ENTRY)));

        BatchReport page = batches.report(node.request(), report(done, false, 4, 3));
        assertThat(page.entries()).extracting(ReportEntry::position).containsExactly(4, 5, 6);
        assertThat(page.nextPosition()).isEqualTo(7);
        assertThat(batches.report(node.request(), report(done, false, 7, 3)).nextPosition())
                .isNull();
        BatchReport refused = batches.report(node.request(), report(done, true, null, 1));
        assertThat(refused.entries()).extracting(ReportEntry::position).containsExactly(1);
        assertThat(refused.nextPosition()).isEqualTo(9);
        SpooledFile file = batches.reportCsv(node.request(), report(done, true, null, null))
                .file();
        assertThat(text(file))
                .isEqualTo("position,entry,outcome,code,rule\n"
                        + "1,x,refused,KFR-005,nine digits (an organisation) or eleven (a person)\n"
                        + "9,'=1+1,refused,KFR-005,nine digits (an organisation) or eleven (a person)\n");
        assertThat(file.count()).isEqualTo(2);
        assertThat(Files.exists(file.path())).isFalse();
        try (SpooledFile whole = batches.reportCsv(node.request(), report(done, false, null, null))
                .file()) {
            assertThat(whole.count()).isEqualTo(9);
            assertThat(whole.sha256()).isEqualTo(Sha256.hex(updated(Files.readAllBytes(whole.path()))));
        }
    }

    @Test
    void reports_what_cannot_be_shown_with_a_sign_in_its_place() throws IOException {
        List<String> entries = List.of("a\u0000b", "a\u001b[2Jb", "a\ufffeb", "a\u009bb", "\u0001=1", "x\u202ey");
        Batch done = finish(batches.upload(
                node.request(),
                upload(BatchMode.REGISTER, String.join(",", entries), null, OnInvalidEntry.SKIP_ENTRY)));

        List<String> shown = List.of("a\ufffdb", "a\ufffd[2Jb", "a\ufffdb", "a\ufffdb", "\ufffd=1", "x\ufffdy");
        assertThat(batches.report(node.request(), report(done, true, null, null))
                        .entries())
                .extracting(ReportEntry::entry)
                .isEqualTo(shown);
        SpooledFile file = batches.reportCsv(node.request(), report(done, true, null, null))
                .file();
        assertThat(text(file).lines().skip(1).map(line -> line.split(",")[1]).toList())
                .isEqualTo(shown);
    }

    @Test
    void keeps_entries_for_their_time_and_counts_for_ever() {
        Duration kept = node.get(BulkloadSettings.class).keepEntries();
        Batch done = load(BatchMode.REGISTER, anna.value() + "#2024-01-01");
        Batch rejected = load(BatchMode.REGISTER, "x");
        Batch waiting = batches.upload(node.request(), upload(BatchMode.REGISTER, bjarne.value()));

        node.clock().move(kept);
        removeEntries();
        assertThat(outcomes(done)).hasSize(1);

        node.clock().move(Duration.ofSeconds(1));
        removeEntries();
        removeEntries();
        for (Batch batch : List.of(done, rejected)) {
            assertThat(batches.get(node.request(), query(batch))).isEqualTo(batch);
            assertRefused(Code.REPORT_GONE, () -> batches.report(node.request(), report(batch, false, null, null)));
            assertRefused(Code.REPORT_GONE, () -> batches.reportCsv(node.request(), report(batch, true, null, null)));
        }
        assertThat(periods(anna)).containsExactly(Period.openFrom(START));
        assertThat(outcomes(finish(waiting))).hasSize(1);
        assertThat(batches.upload(node.request(), again(done)).batchId()).isEqualTo(done.batchId());
    }

    private void removeEntries() {
        node.get(EntryRetention.class).remove(() -> true);
    }

    private BatchUpload again(Batch batch) {
        return UploadSample.of(institution)
                .by(signer)
                .correlationId(batch.correlationId())
                .with(anna.value() + "#2024-01-01");
    }

    @Test
    void extracts_the_own_relationships_also_of_the_past() throws IOException {
        register(bjarne, START);
        register(anna, new Period(START, START.plusDays(1)), Ownership.PRIMARY_OWNER);
        Instant before = node.clock().instant();
        node.clock().move(Duration.ofHours(1));
        end(bjarne, TODAY);

        assertThat(text(extract(null)))
                .isEqualTo("customerId,startDate,endDate,ownershipType\n" + anna.value()
                        + ",2024-01-01,2024-01-02,primaryOwner\n" + bjarne.value()
                        + ",2024-01-01,2026-11-22,unknown\n");
        assertThat(text(extract(before))).endsWith(bjarne.value() + ",2024-01-01,,unknown\n");
        assertRefused(Code.INVALID_DATE, () -> extract(MovableClock.START.plusSeconds(99999)));
    }

    @Test
    void refuses_contents_that_cannot_be_read() {
        byte[] text = anna.value().getBytes(StandardCharsets.UTF_8);
        byte[] packed = gzip(text);
        byte[] truncated = Arrays.copyOf(packed, packed.length - 3);
        byte[] trailing = Arrays.copyOf(packed, packed.length + 3);
        byte[] wrongSize = packed.clone();
        wrongSize[packed.length - 4]++;
        byte[] bomb = gzip(new byte[9_000_000]);
        for (byte[] wrong : List.of(truncated, trailing, wrongSize)) {
            assertContentRefused(Code.CONTENT_NOT_GZIP, wrong);
        }
        assertContentRefused(Code.CONTENT_EXPANDS_TOO_FAR, bomb);
        assertContentRefused(Code.CONTENT_NOT_UTF8, new byte[] {(byte) 0xC3});
        assertContentRefused(Code.BATCH_WITHOUT_ENTRIES, new byte[] {' '});
        assertRefused(
                Code.BATCH_TOO_LARGE,
                () -> batches.upload(node.request(), upload(content(new byte[10 * 1024 * 1024 + 1]))));
        BatchContent unknownLength = content("1,".repeat(6_000_000).getBytes(StandardCharsets.UTF_8))::open;
        assertRefused(Code.BATCH_TOO_LARGE, () -> batches.upload(node.request(), upload(unknownLength)));
        assertRefused(
                Code.ENTRIES_NOT_AS_COUNTED,
                () -> batches.upload(node.request(), counted(upload(BatchMode.REGISTER, anna.value()), 2)));
        assertThat(finish(batches.upload(node.request(), upload(content(packed))))
                        .counts()
                        .added())
                .isEqualTo(1);
    }

    private void assertContentRefused(Code code, byte[] wrong) {
        assertRefused(code, () -> batches.upload(node.request(), upload(content(wrong))));
    }

    @Test
    void tolerates_a_byte_order_mark_blanks_and_line_breaks() {
        Batch done = load(
                BatchMode.REGISTER,
                "\uFEFF\r\n " + anna.value() + " # 2024-01-01 #\tprimaryOwner ,\n,, \r\n" + bjarne.value() + "\n");

        assertThat(done.entries()).isEqualTo(2);
        assertThat(done.counts().added()).isEqualTo(2);
        assertThat(periods(anna)).containsExactly(Period.openFrom(START));
    }

    @Test
    void refuses_a_list_from_the_future_and_a_wrong_institution() {
        Instant future = MovableClock.START.plusSeconds(1);
        assertRefused(
                Code.INVALID_DATE,
                () -> batches.upload(node.request(), upload(BatchMode.REGISTER, anna.value(), future, null)));
        BatchUpload upload = upload(BatchMode.REGISTER, anna.value());
        assertRefused(
                Code.INVALID_REQUEST,
                () -> batches.upload(
                        node.request(),
                        UploadSample.of("123456789", signer).mode(BatchMode.END).with(upload.content())));
    }

    @Test
    void discloses_nothing_to_who_is_not_permitted() {
        Batch received = batches.upload(node.request(), upload(BatchMode.REGISTER, anna.value()));
        node.access().refuse(Refused.because(Code.NOT_DELEGATED));
        for (Runnable call : List.<Runnable>of(
                () -> batches.upload(node.request(), upload(BatchMode.REGISTER, anna.value())),
                () -> batches.get(node.request(), query(received)),
                () -> batches.confirm(node.request(), query(received)),
                () -> batches.cancel(node.request(), query(received)),
                () -> batches.report(node.request(), report(received, false, null, null)),
                () -> batches.reportCsv(node.request(), report(received, false, null, null)),
                () -> list(null, null, null),
                () -> extract(null))) {
            assertRefused(Code.NOT_DELEGATED, call);
        }
        node.access().permitAll();
        assertThat(batches.get(node.request(), query(received)).state()).isEqualTo(BatchState.RECEIVED);
        var other = TestNumbers.organisation();
        assertRefused(
                Code.BATCH_NOT_FOUND,
                () -> batches.get(
                        node.request(),
                        new BatchQuery(
                                TestSigner.of(other),
                                new CorrelationId(UUID.randomUUID()),
                                other.value(),
                                received.batchId())));
    }

    private List<CustomerId> manyOpen(int count) {
        List<CustomerId> customers =
                Stream.generate(TestNumbers::customer).limit(count).sorted().toList();
        load(
                BatchMode.REGISTER,
                customers.stream().map(each -> each.value() + "#2024-01-01").collect(Collectors.joining(",")));
        return customers;
    }

    private static String join(List<CustomerId> customers) {
        return customers.stream().map(CustomerId::value).collect(Collectors.joining(","));
    }

    @Test
    void a_list_tells_nothing_of_batches_of_others() {
        load(BatchMode.REGISTER, anna.value());
        OrganisationNumber other = TestNumbers.organisation();
        Batch theirs = batches.upload(node.request(), UploadSample.of(other).with(bjarne.value()));

        assertThat(list(null, theirs.batchId(), null)).isEqualTo(list(null, UUID.randomUUID(), null));
        assertRefused(
                Code.BATCH_NOT_FOUND,
                () -> batches.get(
                        node.request(),
                        new BatchQuery(
                                signer, new CorrelationId(UUID.randomUUID()), institution.value(), theirs.batchId())));
    }

    private BatchList list(@Nullable BatchState state, @Nullable UUID olderThan, @Nullable Integer most) {
        return batches.list(
                node.request(),
                new BatchListQuery(
                        signer, new CorrelationId(UUID.randomUUID()), institution.value(), state, olderThan, most));
    }

    private SpooledFile extract(@Nullable Instant asOf) {
        return batches.extract(
                        node.request(),
                        new ExtractQuery(signer, new CorrelationId(UUID.randomUUID()), institution.value(), null, asOf))
                .file();
    }

    private static String text(SpooledFile file) throws IOException {
        try (var stream = file.open()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static MessageDigest updated(byte[] bytes) {
        var digest = Sha256.start();
        digest.update(bytes);
        return digest;
    }

    private static BatchUpload with(BatchUpload it, String content, BatchMode mode) {
        return UploadSample.like(it).mode(mode).with(content);
    }

    private static BatchUpload with(BatchUpload it, CustomerRange range) {
        return UploadSample.like(it).range(range).with(it.content());
    }

    private static BatchUpload counted(BatchUpload it, int entries) {
        return UploadSample.like(it).entries(entries).with(it.content());
    }

    private int rows(CustomerId customer) {
        return node.sql()
                .sql("select count(*) from customer_relationship where customer_id = ?")
                .param(customer.value())
                .query(Integer.class)
                .single();
    }

    private List<String> details(UUID correlationId) {
        return node.sql()
                .sql("select detail from journal_entry where correlation_id = ? order by entry_no")
                .param(correlationId.toString())
                .query((row, number) -> row.getString(1))
                .list();
    }
}
