package no.kfr.client.reconcile;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import no.kfr.client.extract.ExtractFile;
import no.kfr.client.extract.Owner;
import no.kfr.client.file.CustomerKey;
import org.jspecify.annotations.Nullable;

/** Compares an institution's own list with the register's, both in the order of the customers. */
final class Comparison {

    private final Map<Discrepancy, Long> counts = new EnumMap<>(Discrepancy.class);
    private final CsvWriter csv;
    private long same;
    private long inFile;
    private long open;

    /** @param csv takes each difference */
    Comparison(CsvWriter csv) {
        this.csv = csv;
        csv.writeRecord(
                "difference",
                "customerId",
                "startInFile",
                "startInRegister",
                "ownershipInFile",
                "ownershipInRegister",
                "endedInRegister",
                "position");
    }

    void unreadable(int position) {
        count(Discrepancy.UNREADABLE);
        csv.writeRecord(Discrepancy.UNREADABLE.word(), "", "", "", "", "", "", Integer.toString(position));
    }

    void compare(CustomerBase own, ExtractFile register) {
        CustomerBase.Customer ours = own.next();
        ExtractFile.Customer theirs = register.next();
        while (ours != null || theirs != null) {
            if (theirs == null || (ours != null && ours.key() < theirs.key())) {
                both(Objects.requireNonNull(ours), null);
                ours = own.next();
            } else if (ours == null || theirs.key() < ours.key()) {
                onlyInRegister(theirs);
                theirs = register.next();
            } else {
                both(ours, theirs);
                ours = own.next();
                theirs = register.next();
            }
        }
    }

    private void onlyInRegister(ExtractFile.Customer theirs) {
        if (theirs.start() != null) {
            open++;
            write(Discrepancy.ONLY_IN_REGISTER, null, theirs);
        }
    }

    private void both(CustomerBase.Customer ours, ExtractFile.@Nullable Customer theirs) {
        inFile++;
        LocalDate registered = theirs == null ? null : theirs.start();
        if (theirs == null || registered == null) {
            write(Discrepancy.ONLY_IN_FILE, ours, theirs);
            return;
        }
        open++;
        LocalDate start = ours.start();
        boolean differs = false;
        if (start != null && !start.equals(registered)) {
            differs = write(
                    start.isBefore(registered) ? Discrepancy.STARTS_EARLIER : Discrepancy.STARTS_LATER, ours, theirs);
        }
        if (ours.ownership() != Owner.NOT_GIVEN && ours.ownership() != theirs.ownership()) {
            boolean more = ours.ownership().compareTo(theirs.ownership()) > 0;
            differs = write(more ? Discrepancy.OWNS_MORE : Discrepancy.OWNS_LESS, ours, theirs);
        }
        same += differs ? 0 : 1;
    }

    private boolean write(
            Discrepancy difference, CustomerBase.@Nullable Customer ours, ExtractFile.@Nullable Customer theirs) {
        count(difference);
        long key = ours != null ? ours.key() : Objects.requireNonNull(theirs).key();
        csv.writeRecord(
                difference.word(),
                CustomerKey.text(key),
                ours == null ? "" : text(ours.start()),
                theirs == null ? "" : text(theirs.start()),
                ours == null ? "" : ours.ownership().text(),
                theirs == null ? "" : theirs.ownership().text(),
                theirs == null ? "" : theirs.ended(),
                "");
        return true;
    }

    private static String text(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }

    private void count(Discrepancy difference) {
        counts.merge(difference, 1L, Long::sum);
    }

    long count(Discrepancy difference, long otherwise) {
        return counts.getOrDefault(difference, otherwise);
    }

    boolean isEqual() {
        return counts.isEmpty();
    }

    /** Customers about whom both say the same. */
    long same() {
        return same;
    }

    long inFile() {
        return inFile;
    }

    /** Customers with an open relationship in the register. */
    long open() {
        return open;
    }
}
