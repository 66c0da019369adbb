package no.kfr.keyfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file whose first line is a password, in UTF-8, UTF-16 with its mark, or Latin-1. */
public final class PasswordFile {

    private PasswordFile() {}

    public static String read(Path file) throws IOException {
        return TextBytes.decoded(Files.readAllBytes(file)).lines().findFirst().orElse("");
    }
}
