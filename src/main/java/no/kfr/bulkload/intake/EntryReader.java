package no.kfr.bulkload.intake;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import no.kfr.bulkload.batch.CustomerRange;
import no.kfr.bulkload.batch.Mode;
import no.kfr.bulkload.entry.EntryRule;
import no.kfr.bulkload.entry.OwnershipText;
import no.kfr.bulkload.entry.PackedEntry;
import no.kfr.identity.CustomerId;
import no.kfr.register.period.Ownership;
import org.jspecify.annotations.Nullable;

/** Reads one entry: {@code id}, {@code id#date} or {@code id#date#ownershipType}, blanks around each field tolerated. */
final class EntryReader {

    private static final int DATE_LENGTH = 10;
    private static final int TEXT_KEPT = 100;

    private final boolean ends;
    private final boolean acceptSynthetic;
    private final @Nullable CustomerRange range;
    private final LocalDate today;
    private final EntryList entries;

    EntryReader(Mode mode, @Nullable CustomerRange range, boolean acceptSynthetic, LocalDate today, EntryList entries) {
        this.ends = mode == Mode.END;
        this.range = range;
        this.acceptSynthetic = acceptSynthetic;
        this.today = today;
        this.entries = entries;
    }

    /** Takes the entry; one of blanks only is none. */
    void read(byte[] buffer, int length, boolean tooLong) {
        String text = new String(buffer, 0, length, StandardCharsets.UTF_8);
        if (!tooLong && isBlank(text)) {
            return;
        }
        int hash = text.indexOf('#');
        String id = strip(hash < 0 ? text : text.substring(0, hash));
        CustomerId customer = CustomerId.read(id).orElse(null);
        if (customer == null) {
            entries.refuse(tooLong ? EntryRule.TOO_LONG : EntryRule.CUSTOMER_ID, kept(text));
        } else if (tooLong) {
            entries.refuse(customer.value(), EntryRule.TOO_LONG, kept(text));
        } else if (customer.synthetic() && !acceptSynthetic) {
            entries.refuse(customer.value(), EntryRule.SYNTHETIC, kept(text));
        } else if (range != null && !range.holds(customer.value())) {
            entries.refuse(customer.value(), EntryRule.OUT_OF_RANGE, kept(text));
        } else if (hash < 0) {
            entries.add(customer.value(), PackedEntry.terms(null, null, today));
        } else {
            readRest(customer.value(), text, hash + 1);
        }
    }

    private void readRest(String customer, String text, int from) {
        int hash = text.indexOf('#', from);
        if (hash >= 0 && (ends || text.indexOf('#', hash + 1) >= 0)) {
            entries.refuse(customer, ends ? EntryRule.FIELDS_OF_END : EntryRule.FIELDS, kept(text));
            return;
        }
        LocalDate date = date(strip(hash < 0 ? text.substring(from) : text.substring(from, hash)));
        Ownership ownership = hash < 0 ? null : OwnershipText.read(strip(text.substring(hash + 1)));
        EntryRule wrong = wrong(date, hash >= 0 && ownership == null);
        if (wrong == null) {
            entries.add(customer, PackedEntry.terms(date, ownership, today));
        } else {
            entries.refuse(customer, wrong, kept(text));
        }
    }

    private @Nullable EntryRule wrong(@Nullable LocalDate date, boolean unknownOwnership) {
        if (date == null) {
            return EntryRule.DATE_FORM;
        }
        if (date.isAfter(today)) {
            return EntryRule.DATE_FUTURE;
        }
        if (date.isBefore(PackedEntry.FIRST_DAY)) {
            return EntryRule.DATE_TOO_OLD;
        }
        return unknownOwnership ? EntryRule.OWNERSHIP : null;
    }

    private static @Nullable LocalDate date(String text) {
        if (text.length() != DATE_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, DATE_LENGTH);
        if (year < 0 || month < 0 || day < 0) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    /** Negative when there is anything but the digits 0 to 9. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static String kept(String text) {
        String stripped = strip(text);
        return stripped.length() <= TEXT_KEPT
                ? stripped
                : stripped.substring(0, stripped.offsetByCodePoints(0, stripped.codePointCount(0, TEXT_KEPT)));
    }

    private static boolean isBlank(String text) {
        return strip(text).isEmpty();
    }

    /** Takes spaces, tabs and no-break spaces off both ends. */
    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0';
    }
}
