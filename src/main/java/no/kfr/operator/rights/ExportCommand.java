package no.kfr.operator.rights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.rights.InputRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Writes a file that imports to what the register holds. */
public abstract class ExportCommand extends OperatorCommand {

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "Where to write it. Default: standard output.")
    private @Nullable Path file;

    public ExportCommand(OperatorContext.Opener opener) {
        super(opener);
    }

    protected abstract String text(OperatorContext services);

    @Override
    protected final int run(OperatorContext services) {
        String text = text(services);
        if (file == null) {
            out().print(text);
            out().flush();
            return DONE;
        }
        try {
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw InputRefused.because(file + " cannot be written");
        }
        out().println("Written to " + file + ".");
        return DONE;
    }
}
