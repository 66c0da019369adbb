package no.kfr.client.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kfr.identity.Blanks;

/**
 * The columns of a table: the names that an extract has, in any case, and those that Norwegian systems give them.
 *
 * @param separator between the fields
 * @param columns their names in the contract's words; what is none of them, as it was written
 * @param national whether a Norwegian name is among them
 */
record TableHeader(char separator, List<String> columns, boolean national) {

    static final String CUSTOMER = "customerId";
    static final String START = "startDate";
    static final String END = "endDate";
    static final String OWNERSHIP = "ownershipType";

    private static final Map<String, List<String>> NAMES = Map.of(
            CUSTOMER,
            List.of(
                    "kundeid",
                    "kundeidentifikator",
                    "kundenummer",
                    "kundenr",
                    "fødselsnummer",
                    "fnr",
                    "personnummer",
                    "organisasjonsnummer",
                    "orgnr",
                    "fødselsnummer/organisasjonsnummer",
                    "fnr/orgnr"),
            START,
            List.of("startdato", "fradato", "fra", "fra og med", "fom", "opprettet", "kunde fra", "kunde siden"),
            END,
            List.of("sluttdato", "tildato", "til", "til og med", "tom", "avsluttet", "opphørt", "kunde til"),
            OWNERSHIP,
            List.of("eierforhold", "eierskap", "eierskapstype", "eiertype", "rolle"));

    /** By what a header may say in small letters: the column. */
    private static final Map<String, String> COLUMNS = NAMES.entrySet().stream()
            .flatMap(each -> Stream.concat(Stream.of(each.getKey().toLowerCase(Locale.ROOT)), each.getValue().stream())
                    .map(name -> Map.entry(name, each.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Nothing, where the line names no customer. */
    static Optional<TableHeader> of(String line) {
        return Stream.of(',', ';', '\t', '|')
                .map(separator -> of(line, separator))
                .filter(header -> header.columns().contains(CUSTOMER))
                .max((one, other) -> one.known() - other.known());
    }

    private static TableHeader of(String line, char separator) {
        List<String> written = Arrays.stream(line.split(Pattern.quote(String.valueOf(separator)), -1))
                .map(TableHeader::bare)
                .toList();
        List<String> columns = written.stream().map(TableHeader::name).toList();
        return new TableHeader(
                separator,
                columns,
                Stream.iterate(0, i -> i < columns.size(), i -> i + 1)
                        .anyMatch(i -> !columns.get(i).equalsIgnoreCase(written.get(i))));
    }

    /** Whether a row says the same as this header, in whichever words. */
    boolean isSaidBy(List<String> fields) {
        if (fields.size() != columns.size()) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!name(bare(fields.get(i))).equals(columns.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String name(String written) {
        String small = written.toLowerCase(Locale.ROOT);
        return COLUMNS.getOrDefault(small.replace('_', ' '), COLUMNS.getOrDefault(small, written));
    }

    private static String bare(String written) {
        return Blanks.strip(Blanks.visible(written).replace("\"", ""));
    }

    private int known() {
        return (int) columns.stream().filter(NAMES::containsKey).count();
    }

    List<String> unknown() {
        return columns.stream().filter(name -> !NAMES.containsKey(name)).toList();
    }

    boolean repeats() {
        return columns.stream().distinct().count() < columns.size();
    }

    /** Those that are unknown or stand there twice, by their number and never by what they hold. */
    String surplus() {
        return Stream.iterate(0, i -> i < columns.size(), i -> i + 1)
                .filter(i -> !NAMES.containsKey(columns.get(i)) || columns.indexOf(columns.get(i)) < i)
                .limit(20)
                .map(i -> Integer.toString(i + 1))
                .collect(Collectors.joining(", "));
    }

    int column(String name) {
        return columns.indexOf(name);
    }
}
