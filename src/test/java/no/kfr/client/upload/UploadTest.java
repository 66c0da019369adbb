package no.kfr.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.kfr.contract.upload.BatchMode;
import no.kfr.contract.upload.BatchState;
import no.kfr.contract.upload.OnInvalidEntry;
import no.kfr.terminal.CommandFailed;
import no.kfr.terminal.Exit;
import no.kfr.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UploadTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    /** Seven to a part. */
    private static final int PART_SIZE = 150;

    @TempDir
    private Path folder;

    private final RegisterInMemory register = new RegisterInMemory();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private BatchMode mode = BatchMode.REGISTER;
    private OnInvalidEntry onInvalid = OnInvalidEntry.REJECT_BATCH;
    private @Nullable String answers;
    private boolean yes;
    private boolean noWait;
    private boolean cancel;
    private boolean restart;
    private long partSize = PART_SIZE;
    private Path file;

    UploadTest() {
        file = Path.of("customers.csv");
    }

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("customers.csv");
        content(customers(20));
    }

    @Test
    void sends_all_of_it_and_leaves_nothing_behind() {
        assertThat(upload()).isZero();

        assertThat(taken()).isEqualTo(customers(20));
        assertThat(register.byCorrelationId).hasSize(3);
        assertThat(out.toString()).contains("entries", "20", "added").doesNotContain("3100");
        assertThat(err.toString()).contains("20 entries in 3 part(s).").doesNotContain("3100");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @ParameterizedTest
    @EnumSource(
            value = BatchMode.class,
            names = {"REGISTER", "SNAPSHOT"})
    void goes_on_after_being_killed_at_any_moment_and_sends_nothing_twice(BatchMode killed) {
        mode = killed;
        register.confirmationNeeded = killed == BatchMode.SNAPSHOT;
        yes = true;
        int kills = 0;
        while (true) {
            var attempt = new RegisterInMemory();
            attempt.confirmationNeeded = register.confirmationNeeded;
            attempt.breaksAt = kills + 1;
            boolean survived = survives(attempt);
            attempt.breaksAt = Integer.MAX_VALUE;
            if (survived) {
                break;
            }
            kills++;
            assertThat(upload(attempt)).isZero();
            assertThat(attempt.byCorrelationId.values().stream().flatMap(taken -> taken.entries().stream()))
                    .as("killed at half call " + kills)
                    .containsExactlyInAnyOrderElementsOf(customers(20));
            assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".kfr-upload"));
        }
        assertThat(kills).isGreaterThanOrEqualTo(18);
    }

    @Test
    void never_sends_a_part_again_that_the_register_said_it_has() {
        register.breaksAt = 5;
        assertThat(survives(register)).isFalse();
        assertThat(register.calls).containsExactly("upload", "upload", "upload");
        register.breaksAt = Integer.MAX_VALUE;
        register.calls.clear();

        assertThat(upload()).isZero();

        assertThat(register.calls.stream().filter("upload"::equals)).hasSize(1);
        assertThat(err.toString()).contains("Going on with the upload");
    }

    @Test
    void begins_anew_after_being_killed_while_it_made_the_parts() throws IOException {
        Path parts = Files.createDirectory(folder.resolve("customers.csv.kfr-upload"));
        Files.writeString(parts.resolve("part-0001.gz"), "half of it");

        assertThat(upload()).isZero();

        assertThat(taken()).isEqualTo(customers(20));
        assertThat(parts).doesNotExist();
    }

    @Test
    void keeps_what_lies_in_its_folder_and_is_not_its_own() throws IOException {
        Path own = Files.createDirectory(folder.resolve("customers.csv.kfr-upload"))
                .resolve("notes.txt");
        Files.writeString(own, "keep");

        assertThat(upload()).isZero();

        assertThat(own).hasContent("keep");
    }

    @Test
    void refuses_to_mix_a_changed_file_with_what_was_taken_of_the_old_one() throws IOException {
        register.breaksAt = 3;
        assertThat(survives(register)).isFalse();
        register.breaksAt = Integer.MAX_VALUE;
        content(customers(21));

        assertThatThrownBy(this::upload).isInstanceOf(CommandFailed.class).hasMessageContaining("--restart");

        restart = true;
        assertThat(upload()).isZero();
        assertThat(register.byCorrelationId).hasSize(4);
    }

    @Test
    void lets_only_one_upload_of_a_file_run() throws IOException {
        try (var running = PartsFolder.of(file)) {
            assertThat(running).isNotNull();
            assertThatThrownBy(this::upload).isInstanceOf(CommandFailed.class).hasMessageContaining("running already");
        }
    }

    @Test
    void writes_refused_entries_with_their_place_in_the_file_and_ends_with_3() throws IOException {
        List<String> entries = new ArrayList<>(customers(20));
        entries.set(9, "nonsense");
        content(entries);

        assertThat(upload()).isEqualTo(Exit.SOME_REFUSED);

        assertThat(folder.resolve("customers.csv.refused.csv"))
                .hasContent(
                        "position,entry,outcome,code,rule,line,column\n10,nonsense,refused,KFR-005,a customer id,10,1");
        assertThat(out.toString())
                .contains("customers.csv.refused.csv: 1 entries")
                .doesNotContain("nonsense");
    }

    @Test
    void takes_what_a_spreadsheet_made_of_it_and_says_so_in_one_line() throws IOException {
        content(List.of("\"310011223\";\"01.03.2020\"", "\uFEFF974761076;1.4.2020"));

        assertThat(upload()).isZero();

        assertThat(taken()).containsExactly("310011223#2020-03-01", "974761076#2020-04-01");
        assertThat(err.toString().lines().filter(line -> line.startsWith("Taken as it was meant: ")))
                .singleElement()
                .asString()
                .contains("quotation marks", "01.03.2020 (2 times, first in line 1)", "semicolons", "cannot be seen")
                .doesNotContain("310011", "97476");
    }

    @Test
    void writes_nothing_that_a_terminal_or_a_sheet_would_carry_out() throws IOException {
        List<String> entries = new ArrayList<>(customers(20));
        entries.set(8, "=HYPERLINK(1)");
        entries.set(9, "no\u001b[2Jnsense");
        content(entries);

        assertThat(upload()).isEqualTo(Exit.SOME_REFUSED);

        assertThat(folder.resolve("customers.csv.refused.csv"))
                .content()
                .contains("9,'=HYPERLINK(1),refused", "10,no\ufffd[2Jnsense,refused");
    }

    @Test
    void keeps_out_of_the_list_of_what_cannot_be_sent_what_a_sheet_would_carry_out() throws IOException {
        mode = BatchMode.SNAPSHOT;
        List<String> entries = new ArrayList<>(customers(20));
        entries.set(4, "=1+1");
        entries.set(5, "\u0007x");
        content(entries);

        assertThat(upload()).isEqualTo(Exit.NOT_CARRIED_OUT);
        assertThat(folder.resolve("customers.csv.refused.csv"))
                .content()
                .contains("5,'=1+1,refused,KFR-005", "6,\ufffdx,refused,KFR-005");
    }

    @Test
    void ends_with_4_when_the_batch_was_rejected() {
        register.end = BatchState.REJECTED;

        assertThat(upload()).isEqualTo(Exit.NOT_CARRIED_OUT);
        assertThat(out.toString()).contains("Rejected: 3 of 3 batches");
    }

    @Test
    void ends_with_5_when_nobody_is_there_to_confirm_and_goes_on_with_yes() {
        mode = BatchMode.SNAPSHOT;
        register.confirmationNeeded = true;

        assertThat(upload()).isEqualTo(Exit.AWAITING_CONFIRMATION);
        assertThat(err.toString()).contains("would end 7 of 10 open relationships (70.0 %)", "--yes");
        assertThat(register.calls).doesNotContain("confirm");

        yes = true;
        assertThat(upload()).isZero();
        assertThat(register.calls).contains("confirm");
    }

    @Test
    void asks_the_person_who_is_there() {
        mode = BatchMode.SNAPSHOT;
        register.confirmationNeeded = true;
        answers = "y\ny\nn\n";

        assertThat(upload()).isEqualTo(Exit.AWAITING_CONFIRMATION);
        assertThat(register.calls.stream().filter("confirm"::equals)).hasSize(2);
    }

    @Test
    void cancels_what_is_not_carried_out() {
        mode = BatchMode.SNAPSHOT;
        register.confirmationNeeded = true;
        assertThat(upload()).isEqualTo(Exit.AWAITING_CONFIRMATION);

        cancel = true;
        assertThat(upload()).isEqualTo(Exit.NOT_CARRIED_OUT);
        assertThat(out.toString()).contains("Cancelled: 3 of 3 batches");
        assertThatThrownBy(this::upload).isInstanceOf(CommandFailed.class).hasMessageContaining("no unfinished upload");
    }

    @Test
    void a_cancelled_snapshot_says_of_nobody_that_he_was_ended() {
        mode = BatchMode.SNAPSHOT;
        register.confirmationNeeded = true;
        upload();

        cancel = true;
        upload();

        assertThat(out.toString()).contains("Cancelled").doesNotContain("ended");
    }

    @Test
    void ends_nobody_whose_end_date_is_missing_unless_told_so() throws Exception {
        mode = BatchMode.END;
        Files.writeString(file, "917439389\n922203687#2024-01-01\n");

        assertThat(upload()).isEqualTo(Exit.NOT_CARRIED_OUT);
        assertThat(err.toString()).contains("1 of 2 entries have no end date", "Nothing was sent");
        assertThat(register.calls).isEmpty();

        yes = true;
        assertThat(upload()).isZero();
    }

    @Test
    void waits_for_the_outcome_only_when_it_is_wanted() {
        noWait = true;
        assertThat(upload()).isZero();
        assertThat(register.calls).containsOnly("upload");

        noWait = false;
        assertThat(upload()).isZero();
        assertThat(register.byCorrelationId).hasSize(3);
        assertThat(out.toString()).contains("added");
    }

    @Test
    void says_without_waiting_what_was_rejected_when_it_was_taken() throws IOException {
        register.rejectsRefused = true;
        noWait = true;
        List<String> entries = new ArrayList<>(customers(20));
        entries.set(9, "nonsense");
        content(entries);

        assertThat(upload()).isEqualTo(Exit.NOT_CARRIED_OUT);
        assertThat(err.toString()).contains("Rejected: 1 of 3 batches", "without --no-wait");

        // asked again, nothing is sent again, and it is still so
        assertThat(upload()).isEqualTo(Exit.NOT_CARRIED_OUT);
        assertThat(register.calls.stream().filter("upload"::equals)).hasSize(3);
    }

    @Test
    void needs_no_second_command_when_all_was_rejected() throws IOException {
        register.rejectsRefused = true;
        noWait = true;
        content(List.of("nonsense"));

        assertThat(upload()).isEqualTo(Exit.NOT_CARRIED_OUT);
        assertThat(out.toString()).contains("Rejected: the batch", "customers.csv.refused.csv: 1 entries");
        assertThat(folder.resolve("customers.csv.kfr-upload")).doesNotExist();
    }

    @Test
    void keeps_the_last_list_of_refused_entries_when_a_new_one_cannot_be_written() throws IOException {
        Path refused = folder.resolve("customers.csv.refused.csv");
        Files.createDirectory(refused);
        content(List.of("nonsense"));

        assertThatThrownBy(this::upload).isInstanceOf(CommandFailed.class).hasMessageContaining("cannot be written");
        Files.delete(refused);
        assertThat(upload()).isEqualTo(Exit.SOME_REFUSED);
        assertThat(refused).content().contains("nonsense");
        assertThat(register.byCorrelationId).hasSize(1);
    }

    @Test
    void sends_no_part_of_a_split_snapshot_in_which_somebody_cannot_be_read() throws IOException {
        mode = BatchMode.SNAPSHOT;
        List<String> entries = new ArrayList<>(customers(20));
        entries.set(4, "310011224#2020-01-01");
        content(entries);

        assertThat(upload()).isEqualTo(Exit.NOT_CARRIED_OUT);
        assertThat(register.calls).isEmpty();
        assertThat(folder.resolve("customers.csv.refused.csv"))
                .content()
                .contains("5,310011224#2020-01-01,refused,KFR-005");

        onInvalid = OnInvalidEntry.SKIP_ENTRY;
        yes = true;
        assertThat(upload()).isZero();
    }

    @Test
    void makes_smaller_parts_when_the_register_took_none_of_the_larger() {
        register.breaksAt = 1;
        assertThat(survives(register)).isFalse();
        register.breaksAt = Integer.MAX_VALUE;
        partSize = 60;

        assertThat(upload()).isZero();

        assertThat(register.byCorrelationId).hasSize(10);
    }

    @Test
    void goes_on_with_the_parts_that_were_begun_whatever_their_size() {
        register.breaksAt = 3;
        assertThat(survives(register)).isFalse();
        register.breaksAt = Integer.MAX_VALUE;
        partSize = 60;

        assertThat(upload()).isZero();

        assertThat(register.byCorrelationId).hasSize(3);
    }

    @Test
    void refuses_a_file_without_entries() throws IOException {
        content(List.of());

        assertThatThrownBy(this::upload).isInstanceOf(CommandFailed.class).hasMessageContaining("no entry");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    private int upload() {
        return upload(register);
    }

    private int upload(RegisterInMemory calls) {
        var terminal = new Terminal(
                new PrintWriter(out), new PrintWriter(err), answers == null ? null : new StringReader(answers), null);
        return new Upload(
                        terminal,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        duration -> {},
                        calls,
                        new Upload.Choices(yes, noWait, cancel, restart, partSize))
                .of(
                        file,
                        source ->
                                new UploadOptions("https://register", "310011223", mode, onInvalid, source.modified()));
    }

    private boolean survives(RegisterInMemory attempt) {
        try {
            upload(attempt);
            return true;
        } catch (RegisterInMemory.Killed killed) {
            return false;
        }
    }

    private List<String> taken() {
        return register.byCorrelationId.values().stream()
                .flatMap(taken -> taken.entries().stream())
                .toList();
    }

    private void content(List<String> entries) throws IOException {
        Files.writeString(file, String.join("\n", entries));
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(60)));
    }

    /** Organisation numbers with their control digits, some way apart. */
    private static List<String> customers(int number) {
        return Stream.iterate(31_000_000, head -> head + 1_234)
                .map(UploadTest::organisation)
                .filter(customer -> !customer.isEmpty())
                .map(customer -> customer + "#2020-01-01")
                .limit(number)
                .toList();
    }

    private static String organisation(int head) {
        int[] weights = {3, 2, 7, 6, 5, 4, 3, 2};
        String digits = Integer.toString(head);
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        int control = (11 - sum % 11) % 11;
        return control == 10 ? "" : digits + control;
    }
}
