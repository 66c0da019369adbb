package no.kfr.access.certificate.file;

import java.io.IOException;
import java.security.UnrecoverableKeyException;

/** How the JDK's key stores tell a wrong password from a damaged file. */
public final class WrongPassword {

    private WrongPassword() {}

    public static boolean isCauseOf(IOException failure) {
        return failure.getCause() instanceof UnrecoverableKeyException;
    }
}
