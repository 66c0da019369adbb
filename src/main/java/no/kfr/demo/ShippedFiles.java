package no.kfr.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files of {@code deploy/} that are shipped inside the jar, so that the jar alone can show the demo. */
final class ShippedFiles {

    private ShippedFiles() {}

    static String text(String name) throws IOException {
        try (InputStream in = ShippedFiles.class.getResourceAsStream("/deploy/" + name)) {
            if (in == null) {
                throw new IOException("deploy/" + name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
