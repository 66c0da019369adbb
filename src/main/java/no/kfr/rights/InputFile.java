package no.kfr.rights;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file with rights, as an operator hands it over. */
public final class InputFile {

    private InputFile() {}

    /**
     * Its text.
     *
     * @throws InputRefused when it is not there, or is not UTF-8
     */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw InputRefused.because("there is no file " + file);
        } catch (CharacterCodingException notUtf8) {
            throw InputRefused.because(file + " is not UTF-8 text");
        } catch (IOException unreadable) {
            throw InputRefused.because(file + " cannot be read as a file");
        }
    }
}
