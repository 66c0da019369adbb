package no.kfr.client.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import no.kfr.terminal.CommandFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryFileTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String TABLE = """
        customerId,startDate,endDate,ownershipType
        310011223,2019-01-01,2020-01-31,unknown
        310011223,2021-01-01,,primaryOwner
        974761076,,,
        915429785,,,notPrimaryOwner
        917439389,2019-01-01,2027-01-31,unknown
        """;

    @TempDir
    private Path folder;

    private final List<String> entries = new ArrayList<>();

    @Test
    void reads_entries_between_commas_and_line_breaks() throws IOException {
        var read = read("310011223#2019-11-08,974761076\r\n915429785#2011-11-05#primaryOwner\n", false);

        assertThat(entries)
                .containsExactly("1 310011223#2019-11-08", "2 974761076", "3 915429785#2011-11-05#primaryOwner");
        assertRead(read, 3, 0, false);
    }

    @Test
    void passes_over_a_byte_order_mark_blanks_and_empty_entries() throws IOException {
        read("\uFEFF  310011223 ,,\n \t\n\u00a0\n\u00a0974761076\u00a0 ,", false);

        assertThat(entries).containsExactly("1 310011223", "2 974761076");
    }

    @Test
    void reads_what_is_no_entry_as_it_is() throws IOException {
        read("31001 1223,abc#x,\u00e6\u00f8\u00e5", false);

        assertThat(entries).containsExactly("1 31001 1223", "2 abc#x", "3 \u00e6\u00f8\u00e5");
    }

    @Test
    void keeps_of_an_endless_entry_enough_to_be_refused() throws IOException {
        read("1".repeat(100_000) + ",310011223", false);

        assertThat(entries).hasSize(2).last().isEqualTo("2 310011223");
        assertThat(entries.getFirst()).hasSizeBetween(400, 600);
    }

    @Test
    void reads_the_open_rows_of_a_table() throws IOException {
        var read = read(TABLE, false);

        assertThat(entries)
                .containsExactly(
                        "2 310011223#2021-01-01#primaryOwner",
                        "3 974761076",
                        "4 915429785#2026-11-22#notPrimaryOwner",
                        "5 917439389#2019-01-01#unknown");
        assertRead(read, 4, 1, true);
    }

    @Test
    void reads_of_a_table_who_is_a_customer_no_longer_when_relationships_are_to_be_ended() throws IOException {
        var read = read("\uFEFF" + TABLE + """
            974760673,2015-01-01,2016-01-31,unknown
            974760673,2018-01-01,2019-01-31,unknown
            974760673,2013-01-01,2014-01-31,unknown
            nobody,,2019-01-31,
            922203687,,2019-02-30,
            958069367,2015-01-01,2026-11-22,
            958069367,2012-01-01,2013-11-22,
            """, true);

        assertThat(entries)
                .as("not who has come back, and of others the last period only; what is wrong is for the register"
                        + " to say")
                .containsExactly(
                        "7 974760673#2019-01-31",
                        "9 nobody#2019-01-31",
                        "10 922203687#2019-02-30",
                        "11 958069367#2026-11-22");
        assertRead(read, 4, 8, true);
    }

    @Test
    void finds_nothing_to_end_in_a_table_without_ends() throws IOException {
        assertRead(read("customerId\n310011223\n", true), 0, 1, true);
    }

    @Test
    void tells_which_entry_is_not_utf_8_and_never_cuts_a_character() throws IOException {
        Path file = folder.resolve("customers.csv");
        Files.write(file, "310011223\n\u00e6".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> forEach(file, false))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("line 2, column 1: entry 2 is not UTF-8; it looks like letters of Windows");

        entries.clear();
        for (String shift : List.of("", "x", "xx", "xxx")) {
            read(shift + "\uD83D\uDE00".repeat(500), false);
        }
        assertThat(entries).hasSize(4).noneMatch(entry -> entry.contains("\uFFFD"));
    }

    @Test
    void tells_a_table_that_is_none_and_a_gzip_that_is_cut_off() throws IOException {
        assertThatThrownBy(() -> read("customerId,customerId\n310011223,974761076\n", false))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("rename the columns 2");
        Path file = folder.resolve("customers.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("customerId\n310011223\n974761076".getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 12));

        assertThatThrownBy(() -> forEach(file, false))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void never_makes_two_entries_of_one_field() throws IOException {
        read("customerId,startDate\n\"310011223,974761076\",2019-01-01\n", false);

        assertThat(entries).containsExactly("1 310011223 974761076#2019-01-01");
    }

    @Test
    void refuses_a_table_with_other_columns_or_a_broken_row() {
        assertThatThrownBy(() -> read("customerId,name\n310011223,x\n", false))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("its header is not made of");
        assertThatThrownBy(() -> read("customerId,startDate\n310011223\n", false))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void reads_a_gzip() throws IOException {
        Path file = folder.resolve("customers.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("310011223,974761076".getBytes(StandardCharsets.UTF_8));
        }
        forEach(file, false);

        assertThat(entries).containsExactly("1 310011223", "2 974761076");
    }

    @Test
    void says_that_there_is_no_file() {
        assertThatThrownBy(() -> forEach(folder.resolve("none.csv"), false))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("There is no file");
    }

    private static void assertRead(EntryFile.Read read, int entries, int passedOver, boolean table) {
        assertThat(read.entries()).isEqualTo(entries);
        assertThat(read.passedOver()).isEqualTo(passedOver);
        assertThat(read.table()).isEqualTo(table);
        assertThat(read.taken().isEmpty()).as("%s", read.taken()).isTrue();
    }

    private EntryFile.Read read(String text, boolean endings) throws IOException {
        return forEach(Files.writeString(folder.resolve("customers.csv"), text), endings);
    }

    private EntryFile.Read forEach(Path file, boolean endings) {
        return new EntryFile(file, endings, TODAY)
                .forEach((entry, length, position) ->
                        entries.add(position + " " + new String(entry, 0, length, StandardCharsets.UTF_8)));
    }
}
