package no.kfr.client.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.kfr.TestNumbers;
import no.kfr.identity.Flaw;
import no.kfr.terminal.CommandFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What spreadsheets, DOS and other programs make of a list: taken where it can be meant in one way only, and said; else refused. */
class FilesOfBanksTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final String ORG = "310011223";
    private static final String OTHER = "974761076";
    /** Synthetic, born on a day before the tenth. */
    private static final String PERSON = TestNumbers.syntheticPerson().value();

    @TempDir
    private Path folder;

    private final List<String> entries = new ArrayList<>();
    private final List<String> places = new ArrayList<>();

    static Stream<Arguments> lists() {
        String lost = PERSON.substring(1);
        return Stream.of(
                list(
                        "DOS end mark",
                        ORG + "\r\n" + OTHER + "\r\n\u001a",
                        "DOS's mark of a file's end (line 3)",
                        ORG,
                        OTHER),
                list("joined by DOS", ORG + "\u001a" + OTHER + "\u001a", "DOS's mark", ORG, OTHER),
                list(
                        "BOM inside",
                        "\uFEFF" + ORG + "\n\uFEFF" + OTHER,
                        "cannot be seen, such as byte order marks and blanks without width (line 2)",
                        ORG,
                        OTHER),
                list("blanks without width", "3100\u200b11223\u2060," + OTHER, "cannot be seen", ORG, OTHER),
                list("soft hyphen", "3100\u00ad11223", "cannot be seen", ORG),
                list("direction of writing", "\u202a" + ORG + "\u202c", "cannot be seen", ORG),
                list("narrow no-break space around", "\u202f" + ORG + "\u2007", "", ORG),
                list(
                        "quotes",
                        "\"" + ORG + "\",\"" + OTHER + "\"",
                        "quotation marks around values (2 times, first in line 1)",
                        ORG,
                        OTHER),
                list("quotes around an entry", "\"" + ORG + "#2019-11-08\"", "quotation marks", ORG + "#2019-11-08"),
                list(
                        "quotes around its fields",
                        "\"" + ORG + "\"#\"2019-11-08\"",
                        "quotation marks",
                        ORG + "#2019-11-08"),
                list(
                        "quotes of Word",
                        "\u201c" + ORG + "\u201d,\u00ab" + OTHER + "\u00bb",
                        "quotation marks",
                        ORG,
                        OTHER),
                list("text of a spreadsheet", "=\"" + PERSON + "\",'" + ORG, "quotation marks", PERSON, ORG),
                list("sep=", "sep=;\r\n" + ORG + ";" + OTHER, "the line that names the separator (line 1)", ORG, OTHER),
                list(
                        "semicolons",
                        ORG + ";" + OTHER + ";",
                        "semicolons or tabs where commas are usual (line 1)",
                        ORG,
                        OTHER),
                list("tabs", ORG + "\t2019-11-08\n" + OTHER, "semicolons or tabs", ORG + "#2019-11-08", OTHER),
                list(
                        "columns without a header",
                        ORG + ";2019-11-08;primaryOwner\n" + OTHER + ";2019-11-08",
                        "semicolons",
                        ORG + "#2019-11-08#primaryOwner",
                        OTHER + "#2019-11-08"),
                list(
                        "columns with commas",
                        ORG + ",2019-11-08\n" + OTHER + ",2019-11-08",
                        "",
                        ORG + "#2019-11-08",
                        OTHER + "#2019-11-08"),
                list(
                        "day first",
                        ORG + "#01.03.2020," + OTHER + "#1.3.2020",
                        "dates such as 01.03.2020 (2 times, first in line 1)",
                        ORG + "#2020-03-01",
                        OTHER + "#2020-03-01"),
                list("day first in a column", ORG + ";01.03.2020", "dates such as 01.03.2020", ORG + "#2020-03-01"),
                list("date without hyphens", ORG + "#20200301", "dates without hyphens", ORG + "#2020-03-01"),
                list("midnight", ORG + "#2020-03-01 00:00:00", "dates with the time 00:00", ORG + "#2020-03-01"),
                list("lost zero", ORG + "\n" + lost, "leading zero was lost (line 2)", ORG, PERSON),
                list("no-break space of Windows", WINDOWS, ORG + "\u00a0," + OTHER, "", ORG, OTHER),
                list(
                        "UTF-16, little end first",
                        StandardCharsets.UTF_16LE,
                        "\uFEFF" + ORG + "\r\n" + OTHER,
                        "text in UTF-16 (line 1)",
                        ORG,
                        OTHER),
                list(
                        "UTF-16, big end first",
                        StandardCharsets.UTF_16BE,
                        "\uFEFF" + ORG + "\r\n" + OTHER,
                        "text in UTF-16",
                        ORG,
                        OTHER),
                list(
                        "UTF-16 without a mark",
                        StandardCharsets.UTF_16LE,
                        ORG + "\r\n" + OTHER,
                        "text in UTF-16",
                        ORG,
                        OTHER));
    }

    static Stream<Arguments> tables() {
        String rows = ";2019-01-01;;primaryOwner\r\n";
        return Stream.of(
                list(
                        "semicolons",
                        "customerId;startDate;endDate;ownershipType\n" + ORG + rows,
                        "semicolons or tabs",
                        ORG + "#2019-01-01#primaryOwner"),
                list("other case", "CUSTOMERID;StartDate\n" + ORG + ";2019-01-01", "semicolons", ORG + "#2019-01-01"),
                list(
                        "national header",
                        "Fødselsnummer;Startdato;Sluttdato;Eierforhold\r\n" + ORG + rows,
                        "Norwegian names of the columns (line 1)",
                        ORG + "#2019-01-01#primaryOwner"),
                list(
                        "national header of Windows",
                        WINDOWS,
                        "Fødselsnummer;Fra;Til;Rolle\r\n" + ORG + rows,
                        "letters of Windows (code page 1252) (line 1)",
                        ORG + "#2019-01-01#primaryOwner"),
                list(
                        "national header in another order",
                        "Startdato;Kundenummer\n2019-01-01;" + ORG,
                        "Norwegian names",
                        ORG + "#2019-01-01"),
                list(
                        "sep= before a table",
                        "sep=;\nKundenr;Startdato\n" + ORG + ";2019-01-01",
                        "names the separator",
                        ORG + "#2019-01-01"),
                list(
                        "quoted header",
                        "\"customerId\",\"startDate\"\n\"" + ORG + "\",\"2019-01-01\"",
                        "",
                        ORG + "#2019-01-01"),
                list("tabs", "customerId\tstartDate\n" + ORG + "\t2019-01-01", "tabs", ORG + "#2019-01-01"),
                list(
                        "UTF-16 of a spreadsheet",
                        StandardCharsets.UTF_16LE,
                        "\uFEFFKundenr\tStartdato\r\n" + ORG + "\t01.03.2020\r\n",
                        "UTF-16",
                        ORG + "#2020-03-01"),
                list(
                        "joined with its header",
                        "customerId,startDate\n" + ORG + ",2019-01-01\n\uFEFFcustomerId,startDate\n" + OTHER
                                + ",2019-01-01\n",
                        "a header that stands there once more, as in joined files (line 3)",
                        ORG + "#2019-01-01",
                        OTHER + "#2019-01-01"),
                list("end mark behind the last row", "customerId\n" + ORG + "\n\u001a", "DOS's mark", ORG),
                list("mark before a quotation mark", "customerId\n\u200b\"" + ORG + "\"\n", "cannot be seen", ORG),
                list(
                        "lost zero and day first",
                        "customerId;startDate\n" + PERSON.substring(1) + ";01.03.2020",
                        "leading zero was lost (line 2); dates such as",
                        PERSON + "#2020-03-01"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"lists", "tables"})
    void takes_what_can_be_meant_in_one_way_only(String what, byte[] content, String said, List<String> expected)
            throws IOException {
        EntryFile.Read read = read(content, false);

        assertThat(entries).as(what).containsExactlyElementsOf(expected);
        assertThat(read.taken().toString()).contains(said).doesNotContain("\n", "310011", "97476");
        assertThat(read.taken().isEmpty()).isEqualTo(said.isEmpty());
    }

    static Stream<Arguments> flaws() {
        return Stream.of(
                arguments("a spreadsheet's number", "1,01E+10", "1.01E+10", Flaw.SPREADSHEET),
                arguments("the same between semicolons", ORG + ";1,01E+10", "1.01E+10", Flaw.SPREADSHEET),
                arguments("ten digits that are nobody's with a zero", "1234567890", "1234567890", Flaw.LOST_ZERO),
                arguments("blanks within", "310 011 223", "310 011 223", Flaw.BLANK),
                arguments("a quotation mark on one side", "\"310011223", "\"310011223", Flaw.QUOTED),
                arguments("points", "310.011.223", "310.011.223", Flaw.PUNCTUATED),
                arguments(
                        "digits of another script",
                        "\u0663\u0661\u0660\u0660\u0661\u0661\u0662\u0662\u0663",
                        null,
                        Flaw.OTHER_DIGITS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flaws")
    void leaves_the_rest_to_be_refused_in_the_words_for_every_number(
            String what, String content, String entry, Flaw flaw) throws IOException {
        read(content.getBytes(StandardCharsets.UTF_8), false);

        if (entry != null) {
            assertThat(entries).as(what).last().isEqualTo(entry);
        }
        assertThat(new EntryFile(folder, false, TODAY).flaw(entries.getLast())).isEqualTo(flaw);
    }

    @Test
    void makes_no_entry_of_half_a_row() throws IOException {
        read((ORG + ";2019-01-01;2020-01-31").getBytes(StandardCharsets.UTF_8), false);

        assertThat(entries).as("the register refuses it whole").containsExactly(ORG + "#2019-01-01#2020-01-31");
    }

    @ParameterizedTest
    @MethodSource("ambiguousDates")
    void leaves_a_date_as_it_is_that_can_be_meant_in_two_ways(String date) throws IOException {
        read((ORG + "#" + date).getBytes(StandardCharsets.UTF_8), false);

        assertThat(entries).containsExactly(ORG + "#" + date);
    }

    static Stream<String> ambiguousDates() {
        return Stream.of("03/04/2020", "01.03.20", "01-03-2020", "2020-03-01T12:00:00", "2020-03-01Z", "43891");
    }

    @Test
    void knows_line_and_column_of_each_entry() throws IOException {
        read(("\uFEFF" + ORG + ", æøå, " + OTHER + "\r\n\r\n\"" + ORG + "\"").getBytes(StandardCharsets.UTF_8), false);

        assertThat(places).containsExactly("1:1", "1:12", "1:17", "3:1");

        read(
                "startDate;customerId\n2019-01-01;310011223\n\n2019-01-01;974761076".getBytes(StandardCharsets.UTF_8),
                false);

        assertThat(places).as("in a table, the field").containsExactly("2:2", "4:2");
    }

    @Test
    void a_table_in_national_form_tells_who_is_a_customer_no_longer() throws IOException {
        String table = "Kundenr;Startdato;Sluttdato\n" + ORG + ";01.01.2015;31.01.2020\n" + OTHER + ";01.01.2015;\n";

        read(table.getBytes(StandardCharsets.UTF_8), true);

        assertThat(entries).containsExactly(ORG + "#2020-01-31");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("a workbook", "PK\u0003\u0004xl/workbook.xml", "workbook of a spreadsheet"),
                arguments("another program's file", "310\u0000\u0000\u00001", "is not text"),
                arguments("an unknown column", "Kundenr;Navn\n310011223;x\n", "Take out or rename the columns 2."),
                arguments(
                        "two columns of one meaning",
                        "Kundenr;Orgnr\n310011223;1\n",
                        "Take out or rename the columns 2."),
                arguments("too few fields", "Kundenr;Startdato\n310011223\n", "line 2: 1 fields under a header of 2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses_what_it_cannot_know_and_says_what_to_do(String what, String content, String reason) {
        assertThatThrownBy(() -> read(content.getBytes(StandardCharsets.UTF_8), false))
                .as(what)
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining(reason);
    }

    private static Arguments list(String what, String content, String said, String... expected) {
        return list(what, StandardCharsets.UTF_8, content, said, expected);
    }

    private static Arguments list(String what, Charset charset, String content, String said, String... expected) {
        return arguments(what, content.getBytes(charset), said, List.of(expected));
    }

    private EntryFile.Read read(byte[] content, boolean endings) throws IOException {
        entries.clear();
        places.clear();
        Path file = Files.write(folder.resolve("customers.csv"), content);
        return new EntryFile(file, endings, TODAY).forEachPlaced((entry, length, position, line, column) -> {
            entries.add(new String(entry, 0, length, StandardCharsets.UTF_8));
            places.add(line + ":" + column);
        });
    }
}
