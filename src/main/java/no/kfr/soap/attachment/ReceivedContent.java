package no.kfr.soap.attachment;

import java.io.InputStream;
import java.util.OptionalLong;
import no.kfr.bulkload.intake.BatchContent;

/** The content of a batch as its sender signed it, until the request is over. */
public final class ReceivedContent implements BatchContent {

    private final Spool bytes;
    private final long from;
    private final long length;

    private ReceivedContent(Spool bytes, long from, long length) {
        this.bytes = bytes;
        this.from = from;
        this.length = length;
    }

    static ReceivedContent of(Spool bytes) {
        return new ReceivedContent(bytes, 0, bytes.length());
    }

    static ReceivedContent of(Part attachment) {
        return new ReceivedContent(attachment.message(), attachment.from(), attachment.length());
    }

    @Override
    public InputStream open() {
        return bytes.open(from, length);
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(length);
    }
}
