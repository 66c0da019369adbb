package no.kfr.client.upload;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import no.kfr.client.file.EntryFile;
import no.kfr.contract.upload.BatchMode;
import no.kfr.contract.upload.OnInvalidEntry;
import no.kfr.terminal.CommandFailed;
import no.kfr.terminal.Terminal;
import no.kfr.time.OsloTime;
import org.jspecify.annotations.Nullable;

/** Finds the upload that was interrupted, or makes the parts of a new one. */
final class Preparation {

    private final Terminal terminal;
    private final PartsFolder folder;
    private final Upload.Choices choices;

    Preparation(Terminal terminal, PartsFolder folder, Upload.Choices choices) {
        this.terminal = terminal;
        this.folder = folder;
        this.choices = choices;
    }

    /** @return {@code null} when it is not to be sent at all */
    @Nullable
    UploadRecord record(Path file, UploadRecord.Source source, UploadOptions options, LocalDate today) {
        Optional<UploadRecord> earlier = choices.restart() ? Optional.empty() : UploadRecord.read(folder.record());
        if (earlier.isPresent()
                && earlier.get().source().equals(source)
                && earlier.get().options().equals(options)
                && (earlier.get().anyTaken() || earlier.get().partSize() == choices.partSize())) {
            terminal.say("Going on with the upload of " + file + " that was begun.");
            return earlier.get();
        }
        if (earlier.isPresent() && (earlier.get().anyTaken() || choices.cancel())) {
            throw new CommandFailed(
                    "There is an unfinished upload of " + file + ", but the file or the options are not the same any"
                            + " more. Give the command as it was, to go on with it;"
                            + " or add --restart, to forget it and begin anew: what"
                            + " the register took of it stays taken.");
        }
        if (choices.cancel()) {
            throw new CommandFailed("There is no unfinished upload of " + file + " to cancel.");
        }
        folder.clear();
        return prepare(file, source, options, today);
    }

    private @Nullable UploadRecord prepare(
            Path file, UploadRecord.Source source, UploadOptions options, LocalDate today) {
        terminal.say("Reading " + file + ", as it was at " + OsloTime.of(options.extractedAt()) + " ...");
        var entries = new EntryFile(file, options.mode() == BatchMode.END, today);
        var splitting = new FileSplitter(entries, folder, choices.partSize());
        FileSplitter.Split split = options.mode() == BatchMode.SNAPSHOT ? splitting.byCustomer() : splitting.inOrder();
        if (!split.read().taken().isEmpty()) {
            terminal.say("Taken as it was meant: " + split.read().taken() + ".");
        }
        if (split.parts().isEmpty()) {
            throw new CommandFailed(file + " holds no entry"
                    + (split.read().passedOver() > 0 ? " for the mode " + options.mode() : "") + ". Nothing was sent.");
        }
        if (split.unreadable() > 0 && !(options.onInvalidEntry() == OnInvalidEntry.SKIP_ENTRY && choices.yes())) {
            refuse(entries, split.unreadable());
            return null;
        }
        if (options.mode() == BatchMode.END && split.undated() > 0 && !agreed(split, today)) {
            return null;
        }
        if (!UploadRecord.Source.of(file).equals(source)) {
            throw new CommandFailed(file + " was changed while it was read. Nothing was sent.");
        }
        terminal.say(String.format(
                Locale.ROOT,
                "%,d entries in %,d part(s)%s.",
                split.read().entries(),
                split.parts().size(),
                split.read().passedOver() > 0
                        ? String.format(
                                Locale.ROOT,
                                "; %,d rows passed over",
                                split.read().passedOver())
                        : ""));
        return UploadRecord.create(folder.record(), options, source, choices.partSize(), split.parts());
    }

    /** A list of ids alone says nothing of endings: it may be any list of customers. */
    private boolean agreed(FileSplitter.Split split, LocalDate today) {
        terminal.say(String.format(
                Locale.ROOT,
                "%,d of %,d entries have no end date: those customers would be ended today, %s.",
                split.undated(),
                split.read().entries(),
                today));
        if (choices.yes() || Boolean.TRUE.equals(terminal.confirmed("Send it?"))) {
            return true;
        }
        terminal.say("Nothing was sent. Write each entry as id#end date; or add --yes, to have them ended today.");
        return false;
    }

    /**
     * Whoever cannot be read may be one of those who seem to be missing in another part. In one batch the register sees to it; among
     * several, only we can.
     */
    private void refuse(EntryFile entries, int unreadable) {
        Path refused = RefusedFile.beside(entries.path());
        RefusedFile.writeUnreadable(refused, entries);
        terminal.say(String.format(
                Locale.ROOT,
                "Nothing was sent: %,d entries have no valid customer id, so the customers they mean would seem to be"
                    + " missing, and be ended. They are in %s. Correct them; or add --on-invalid skip --yes, to send"
                    + " the file without them all the same.",
                unreadable,
                refused));
    }
}
