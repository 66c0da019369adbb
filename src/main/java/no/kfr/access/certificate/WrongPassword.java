package no.kfr.access.certificate;

import java.io.IOException;
import java.security.UnrecoverableKeyException;

/** How the JDK's key stores tell a wrong password from a damaged file. */
final class WrongPassword {

    private WrongPassword() {}

    static boolean isCauseOf(IOException failure) {
        return failure.getCause() instanceof UnrecoverableKeyException;
    }
}
