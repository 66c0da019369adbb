package no.kfr.client.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Locale;
import no.kfr.client.connect.FileCommand;
import no.kfr.client.soap.RegisterClient;
import no.kfr.contract.upload.ExtractReply;
import no.kfr.terminal.CommandFailed;
import no.kfr.terminal.Exit;
import no.kfr.terminal.MomentText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kfr extract}: all that the register holds of an institution, as a file. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes all that the register holds of an institution's customers to a file: customerId, startDate,"
                    + " endDate (empty while the relationship goes on), ownershipType; by customer id.",
            "",
            "The file appears only when it is whole and the one that the register signed.",
            ""
        },
        footer = {"", FileCommand.EXIT_CODES + " no others."})
public final class ExtractCommand extends FileCommand {

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to. What is there is replaced.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            converter = MomentText.class,
            description = "What the register held at this past moment. Default: now.")
    private @Nullable Instant asOf;

    public ExtractCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(RegisterClient client) {
        checkPlace(out);
        Path fetched = out.resolveSibling(out.getFileName() + ".extract");
        terminal().say("Fetching what the register holds of " + options().institution() + " ...");
        ExtractReply reply = ExtractFile.fetch(client, retry(), options().institution(), asOf, fetched);
        tell(reply, checked(fetched, reply));
        return Exit.DONE;
    }

    /** A file for customer ids is a file in a folder that is there. */
    public static void checkPlace(Path out) {
        Path parent = out.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent) || (Files.exists(out) && !Files.isRegularFile(out))) {
            throw new CommandFailed("--out " + out + " is not a file in a folder that is there.");
        }
    }

    /** Under its name it stands only when all of it could be read. */
    private ExtractFile.Content checked(Path fetched, ExtractReply reply) {
        try {
            ExtractFile.Content content =
                    ExtractFile.check(fetched, reply.getFile().getRows().longValue());
            Files.move(fetched, out, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return content;
        } catch (IOException failed) {
            throw new CommandFailed(out + " cannot be written: " + failed.getMessage() + ".", failed);
        } finally {
            ExtractFile.discard(fetched);
        }
    }

    private void tell(ExtractReply reply, ExtractFile.Content content) {
        terminal()
                .out()
                .println(String.format(
                        Locale.ROOT,
                        "Written to %s: %,d periods of %,d customers, %,d of them open.%nAs of %s.%nSHA-256 %s",
                        out,
                        content.rows(),
                        content.customers(),
                        content.open(),
                        reply.getAsOf(),
                        reply.getFile().getSha256()));
        terminal().out().flush();
    }
}
