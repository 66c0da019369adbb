package no.kfr.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the form in which institutions list customers: {@code 922203687#2019-11-08,917439389}; no date means today. */
final class CustomerFile {

    private CustomerFile() {}

    /** @param start {@code null}: today, as the register sees it */
    record Entry(String customerId, @Nullable LocalDate start) {

        boolean isPerson() {
            return customerId.length() == 11;
        }
    }

    static List<Entry> read(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(CustomerFile::entry)
                .toList();
    }

    private static Entry entry(String text) {
        int mark = text.indexOf('#');
        return mark < 0
                ? new Entry(text, null)
                : new Entry(text.substring(0, mark), LocalDate.parse(text.substring(mark + 1)));
    }
}
