package no.kfr.client;

import java.io.PrintWriter;
import java.io.Reader;
import java.time.Clock;
import java.util.List;
import no.kfr.client.connect.FileCommand.Context;
import no.kfr.client.extract.ExtractCommand;
import no.kfr.client.reconcile.ReconcileCommand;
import no.kfr.client.upload.UploadCommand;
import no.kfr.terminal.Terminal;

/** What an institution does with whole files. */
public final class FileCommands {

    private FileCommands() {}

    /** {@code upload}, {@code extract} and {@code reconcile}, for this process. */
    public static List<Object> of(PrintWriter out, PrintWriter err, Reader answers) {
        var context =
                new Context(Terminal.system(out, err, answers), Clock.systemUTC(), duration -> Thread.sleep(duration));
        return List.of(new UploadCommand(context), new ExtractCommand(context), new ReconcileCommand(context));
    }
}
