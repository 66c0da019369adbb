package no.kfr.client.upload;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import no.kfr.client.connect.FileCommand;
import no.kfr.client.soap.RegisterClient;
import no.kfr.contract.upload.BatchMode;
import no.kfr.contract.upload.OnInvalidEntry;
import no.kfr.terminal.CommandFailed;
import no.kfr.terminal.Interruption;
import no.kfr.terminal.MomentText;
import no.kfr.terminal.SizeText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kfr upload}: sends a file of any size, and sees to its end. */
@Command(
        name = "upload",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sends an institution's file to the register, waits until all of it is carried out, and says what became"
                    + " of it.",
            "",
            "The file holds entries between commas or line breaks: customer id, then #start date, then #ownership"
                    + " type, as in 922203687#2019-11-08; or it is a table as 'kfr extract' writes it. UTF-8, plain or"
                    + " gzip. Larger files are sent in parts. Refused entries are written to FILE.refused.csv.",
            "",
            "After an interruption the same command goes on where it was; what is needed for that lies in"
                    + " FILE.kfr-upload until all is done.",
            ""
        },
        footer = {
            "",
            FileCommand.EXIT_CODES,
            "3 done, but some entries were refused or not found, 4 at least one batch was rejected or cancelled,",
            "5 a snapshot waits to be confirmed."
        })
public final class UploadCommand extends FileCommand {

    /** How refusals are dealt with, in a word. */
    enum OnInvalid {
        reject,
        skip
    }

    @Parameters(paramLabel = "FILE", description = "The institution's file.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--mode",
            defaultValue = "REGISTER",
            description =
                    "REGISTER: each entry is registered. END: each entry (id#end date) is ended. SNAPSHOT: the file is"
                            + " the whole customer base, and who is missing in it is ended. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BatchMode mode;

    @Option(
            names = "--extracted-at",
            paramLabel = "TIME",
            converter = MomentText.class,
            description =
                    "When the file was true in the institution's own system: what the register was told after that"
                            + " wins. Default: when the file was last modified.")
    private @Nullable Instant extractedAt;

    @Option(
            names = "--on-invalid",
            paramLabel = "reject|skip",
            defaultValue = "reject",
            description =
                    "reject: one refused entry, and nothing of its part is carried out. skip: the others are. Default:"
                            + " ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OnInvalid onInvalid;

    @Option(
            names = "--yes",
            description = "Answer yes to every question: whether many relationships are to be ended, and the like.")
    private boolean yes;

    @Option(
            names = "--no-wait",
            description = "Stop when the register has taken all. The same command without it waits for the rest.")
    private boolean noWait;

    @Option(names = "--cancel", description = "Cancel what the register has taken of this file and not carried out.")
    private boolean cancel;

    @Option(names = "--restart", description = "Forget an unfinished upload of this file, and begin anew.")
    private boolean restart;

    @Option(
            names = "--part-size",
            paramLabel = "SIZE",
            defaultValue = "10MB",
            converter = SizeText.class,
            description =
                    "The most that is sent as one batch. Default: ${DEFAULT-VALUE}, the register's own limit unless"
                            + " its operator changed it.")
    private long partSize;

    public UploadCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(RegisterClient client) {
        var upload = new Upload(
                terminal(),
                clock(),
                pause(),
                new RegisterBatches(client, options().institution(), retry()),
                new Upload.Choices(yes, noWait, cancel, restart, partSize));
        return Interruption.explained(
                terminal(), "Stopped. The same command goes on with it.", () -> upload.of(file, this::options));
    }

    private UploadOptions options(UploadRecord.Source source) {
        Instant at = extractedAt == null ? source.modified() : extractedAt;
        if (at.isAfter(clock().instant())) {
            throw new CommandFailed(
                    extractedAt == null
                            ? file + " was last modified in the future. Say with --extracted-at when it was true."
                            : "--extracted-at lies in the future.");
        }
        return new UploadOptions(
                options().register().toString().toLowerCase(Locale.ROOT),
                options().institution(),
                mode,
                onInvalid == OnInvalid.skip ? OnInvalidEntry.SKIP_ENTRY : OnInvalidEntry.REJECT_BATCH,
                at);
    }
}
