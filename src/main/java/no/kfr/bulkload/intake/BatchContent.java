package no.kfr.bulkload.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** The bytes of a batch: plain text or gzip, as they were signed. */
public interface BatchContent {

    /** From the beginning, each time it is called. The caller closes it. */
    InputStream open() throws IOException;

    /** Their number, where it is known. */
    default OptionalLong length() {
        return OptionalLong.empty();
    }
}
