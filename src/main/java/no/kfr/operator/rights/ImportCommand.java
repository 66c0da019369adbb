package no.kfr.operator.rights;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import no.kfr.identity.ShownText;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.rights.Difference;
import no.kfr.rights.Difference.Kind;
import no.kfr.rights.InputFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports a file: says what is wrong with it, or shows what it changes, asks, and applies all of it. */
public abstract class ImportCommand extends OperatorCommand {

    private final Reader answers;

    @Parameters(paramLabel = "FILE", description = "The file to import (UTF-8).")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--yes", description = "Apply without asking.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Show the difference, and change nothing.")
    private boolean dryRun;

    public ImportCommand(OperatorContext.Opener opener, Reader answers) {
        super(opener);
        this.answers = answers;
    }

    protected abstract Difference compare(OperatorContext services, String text);

    protected abstract void apply(OperatorContext services, String text, Difference shown);

    @Override
    protected final int run(OperatorContext services) {
        String text = InputFile.text(file);
        Difference difference = compare(services, text);
        show(difference);
        if (difference.isEmpty()) {
            out().println("The register is as the file says: nothing to change.");
            return DONE;
        }
        if (dryRun) {
            out().println("Nothing was changed: this was a dry run.");
            return DONE;
        }
        if (!yes && !confirmed()) {
            return REFUSED;
        }
        apply(services, text, difference);
        out().println("Done.");
        return DONE;
    }

    private void show(Difference difference) {
        for (Difference.Entry entry : difference.entries()) {
            if (entry.kind() != Kind.UNCHANGED) {
                out().println(sign(entry.kind()) + " " + ShownText.of(entry.subject()));
                entry.details().forEach(detail -> out().println("      " + ShownText.ofLines(detail)));
            }
        }
        out().println(difference.count(Kind.ADDED) + " added, " + difference.count(Kind.CHANGED) + " changed, "
                + difference.count(Kind.REMOVED) + " removed, " + difference.count(Kind.NOT_IN_FILE)
                + " not in the file and left as they are, " + difference.count(Kind.UNCHANGED) + " unchanged.");
    }

    private static String sign(Kind kind) {
        return switch (kind) {
            case ADDED -> "  +";
            case CHANGED -> "  ~";
            case REMOVED -> "  -";
            case NOT_IN_FILE, UNCHANGED -> "   ";
        };
    }

    private boolean confirmed() {
        out().print("Apply this? [y/N] ");
        out().flush();
        String answer = answer();
        if (answer == null) {
            err().println("There is nobody to ask: no standard input. Nothing was changed. Add --yes to apply.");
            return false;
        }
        boolean confirmed =
                answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes");
        if (!confirmed) {
            err().println("Nothing was changed.");
        }
        return confirmed;
    }

    private @Nullable String answer() {
        try {
            return new BufferedReader(answers).readLine();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
