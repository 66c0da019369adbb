package no.kfr.client.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import no.kfr.terminal.CommandFailed;
import no.kfr.terminal.OwnFiles;

/** A table for its owner only, which appears under its name when it is whole. */
public final class AtomicCsv {

    private AtomicCsv() {}

    /** Writes the rows, header included. */
    public interface Work<T> {
        T writeTo(CsvWriter csv) throws IOException;
    }

    /** @return what the work returns */
    public static <T> T replace(Path to, Work<T> work) {
        try {
            return OwnFiles.replace(to, out -> {
                Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder().build(text);
                T done = work.writeTo(csv);
                csv.flush();
                return done;
            });
        } catch (IOException failed) {
            throw new CommandFailed(to + " cannot be written: " + failed.getMessage() + ".", failed);
        }
    }
}
