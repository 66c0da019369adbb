package no.kfr.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import no.kfr.terminal.CommandFailed;

/** The folder with all that the demo keeps. A mark in it says that the demo made it, so that nothing else is ever deleted. */
final class DemoFolder {

    private static final String MARK = ".kfr-demo";

    private DemoFolder() {}

    static void create(Path folder) {
        try {
            Files.createDirectories(folder);
            Path mark = folder.resolve(MARK);
            if (!Files.exists(mark)) {
                Files.writeString(mark, "Made by 'kfr demo'; 'kfr demo --fresh' deletes this folder's content.\n");
            }
        } catch (IOException e) {
            throw new CommandFailed("The folder " + folder + " cannot be written. Name another one with --data.", e);
        }
    }

    static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.exists(folder.resolve(MARK))) {
            throw new CommandFailed(
                    "The folder " + folder + " was not made by the demo, so --fresh leaves it alone. Name"
                            + " another one with --data, or empty it yourself.");
        }
        List<Path> content;
        try (var files = Files.walk(folder)) {
            content = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : content) {
            Files.delete(file);
        }
    }
}
