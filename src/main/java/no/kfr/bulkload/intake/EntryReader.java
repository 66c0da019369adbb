package no.kfr.bulkload.intake;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.batch.CustomerRange;
import no.kfr.bulkload.entry.EntryRule;
import no.kfr.bulkload.entry.OwnershipText;
import no.kfr.bulkload.entry.PackedEntry;
import no.kfr.identity.Blanks;
import no.kfr.identity.DateText;
import no.kfr.identity.Flaw;
import no.kfr.identity.IdentityRule;
import no.kfr.register.period.Ownership;
import org.jspecify.annotations.Nullable;

/** Reads one entry: {@code id}, {@code id#date} or {@code id#date#ownershipType}, blanks around each field tolerated. */
final class EntryReader {

    private static final int TEXT_KEPT = 100;

    private final boolean ends;
    private final IdentityRule identity;
    private final @Nullable CustomerRange range;
    private final LocalDate today;
    private final LocalDate day;
    private final EntryList entries;

    EntryReader(
            BatchMode mode, @Nullable CustomerRange range, IdentityRule identity, LocalDate day, EntryList entries) {
        this.ends = mode == BatchMode.END;
        this.range = range;
        this.identity = identity;
        this.today = identity.today();
        this.day = day;
        this.entries = entries;
    }

    /** Takes the entry; one of blanks only is none. */
    void read(byte[] buffer, int length, boolean tooLong) {
        String sent = new String(buffer, 0, length, StandardCharsets.UTF_8);
        String text = Blanks.visible(sent);
        if (!tooLong && Blanks.strip(text).isEmpty()) {
            return;
        }
        int hash = text.indexOf('#');
        String id = Blanks.strip(hash < 0 ? text : text.substring(0, hash));
        Flaw flaw = flaw(id);
        if (flaw != null && flaw != Flaw.SYNTHETIC) {
            entries.refuse(tooLong ? EntryRule.TOO_LONG : EntryRule.ofCustomer(flaw), kept(sent));
        } else if (tooLong) {
            entries.refuse(id, EntryRule.TOO_LONG, kept(sent));
        } else if (flaw != null) {
            entries.refuse(id, EntryRule.SYNTHETIC, kept(sent));
        } else if (range != null && !range.holds(id)) {
            entries.refuse(id, EntryRule.OUT_OF_RANGE, kept(sent));
        } else if (hash < 0) {
            entries.add(id, PackedEntry.terms(null, null, day));
        } else {
            readRest(id, text, hash + 1, sent);
        }
    }

    /** Whoever registered a number that nobody has can end it. */
    private @Nullable Flaw flaw(String id) {
        Flaw flaw = identity.flaw(id);
        return ends && flaw != null && flaw.isOfNobody() ? null : flaw;
    }

    private void readRest(String customer, String text, int from, String sent) {
        int hash = text.indexOf('#', from);
        if (hash >= 0 && (ends || text.indexOf('#', hash + 1) >= 0)) {
            entries.refuse(customer, ends ? EntryRule.FIELDS_OF_END : EntryRule.FIELDS, kept(sent));
            return;
        }
        String dateText = Blanks.strip(hash < 0 ? text.substring(from) : text.substring(from, hash));
        LocalDate date = DateText.read(dateText);
        Ownership ownership = hash < 0 ? null : OwnershipText.read(Blanks.strip(text.substring(hash + 1)));
        EntryRule wrong = date == null ? wrong(dateText) : wrong(date, hash >= 0 && ownership == null);
        if (wrong == null) {
            entries.add(customer, PackedEntry.terms(date, ownership, day));
        } else {
            entries.refuse(customer, wrong, kept(sent));
        }
    }

    private static EntryRule wrong(String date) {
        Flaw flaw = DateText.flaw(date);
        return flaw == null ? EntryRule.DATE_FORM : EntryRule.ofDate(flaw);
    }

    private @Nullable EntryRule wrong(LocalDate date, boolean unknownOwnership) {
        if (date.isAfter(today)) {
            return EntryRule.DATE_FUTURE;
        }
        if (date.isBefore(PackedEntry.FIRST_DAY)) {
            return EntryRule.DATE_TOO_OLD;
        }
        return unknownOwnership ? EntryRule.OWNERSHIP : null;
    }

    private static String kept(String text) {
        String stripped = Blanks.strip(text);
        return stripped.length() <= TEXT_KEPT
                ? stripped
                : stripped.substring(0, stripped.offsetByCodePoints(0, stripped.codePointCount(0, TEXT_KEPT)));
    }
}
