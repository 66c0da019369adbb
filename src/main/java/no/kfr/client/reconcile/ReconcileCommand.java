package no.kfr.client.reconcile;

import java.nio.file.Path;
import java.util.Locale;
import no.kfr.client.connect.FileCommand;
import no.kfr.client.extract.ExtractCommand;
import no.kfr.client.extract.ExtractFile;
import no.kfr.client.file.AtomicCsv;
import no.kfr.client.file.EntryFile;
import no.kfr.client.soap.RegisterClient;
import no.kfr.client.upload.Summary;
import no.kfr.client.upload.UploadRecord;
import no.kfr.terminal.CommandFailed;
import no.kfr.terminal.Exit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kfr reconcile}: the difference between an institution's own file and the register, before anything is changed. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compares an institution's file with what the register holds, and changes nothing: which open"
                + " relationships are only in one of them, and where start or ownership differ. Says what an upload in"
                + " mode SNAPSHOT would do.",
            "",
            "The file is as for 'kfr upload'. Entries without a start or an ownership are not compared in it.",
            ""
        },
        footer = {"", FileCommand.EXIT_CODES, "4 there are differences."})
public final class ReconcileCommand extends FileCommand {

    @Parameters(paramLabel = "FILE", description = "The institution's file: all its customers.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the differences go. Default: beside the file, FILE.differences.csv.")
    private @Nullable Path out;

    public ReconcileCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(RegisterClient client) {
        Path differences = out == null ? file.resolveSibling(file.getFileName() + ".differences.csv") : out;
        UploadRecord.Source.of(file);
        checkPlace(differences);
        Path extract = differences.resolveSibling(differences.getFileName() + ".extract");
        try {
            Comparison comparison =
                    AtomicCsv.replace(differences, csv -> compare(new Comparison(csv), client, extract));
            tell(comparison, differences);
            return comparison.isEqual() ? Exit.DONE : Exit.NOT_CARRIED_OUT;
        } finally {
            ExtractFile.discard(extract);
        }
    }

    private void checkPlace(Path differences) {
        if (differences
                .toAbsolutePath()
                .normalize()
                .equals(file.toAbsolutePath().normalize())) {
            throw new CommandFailed("--out " + out + " is the file that is to be compared.");
        }
        ExtractCommand.checkPlace(differences);
    }

    private Comparison compare(Comparison comparison, RegisterClient client, Path extract) {
        terminal().say("Reading " + file + " ...");
        CustomerBase own = CustomerBase.read(new EntryFile(file, false, today()), today(), comparison::unreadable);
        if (!own.taken().isEmpty()) {
            terminal().say("Taken as it was meant: " + own.taken() + ".");
        }
        terminal().say("Fetching what the register holds of " + options().institution() + " ...");
        ExtractFile.fetch(client, retry(), options().institution(), null, extract);
        try (ExtractFile register = ExtractFile.open(extract)) {
            comparison.compare(own, register);
        }
        return comparison;
    }

    private void tell(Comparison comparison, Path differences) {
        var screen = terminal().out();
        screen.println(Summary.line("customers in the file", comparison.inFile()));
        screen.println(Summary.line("open in the register", comparison.open()));
        screen.println(Summary.line("same in both", comparison.same()));
        for (Discrepancy difference : Discrepancy.values()) {
            long count = comparison.count(difference, 0);
            if (count > 0) {
                screen.println(Summary.line(difference.text(), count) + "   " + difference.effect());
            }
        }
        screen.println(
                comparison.isEqual()
                        ? "No difference."
                        : "What stands to the right is what an upload in mode SNAPSHOT would do.");
        long ended = comparison.count(Discrepancy.ONLY_IN_REGISTER, 0);
        if (ended > 0) {
            screen.println(String.format(
                    Locale.ROOT, "It would end %.1f %% of the open relationships.", 100.0 * ended / comparison.open()));
        }
        if (!comparison.isEqual()) {
            screen.println("The differences are in " + differences + ".");
        }
        screen.flush();
    }
}
