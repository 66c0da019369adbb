package no.kfr.soap.message;

import java.io.InputStream;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;

/**
 * Ends a message in which one tag, comment or piece of text does not end: the parser would gather all of it before anybody could
 * look at it.
 */
final class TokenLimit extends CountedStream {

    private final long limit;
    private long read;

    TokenLimit(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    /** Something new begins here, or in what the parser has in its buffer already. */
    void begin() {
        read = 0;
    }

    @Override
    protected void count(int more) {
        read += more;
        if (read > limit) {
            throw Refused.because(Code.MESSAGE_TOO_LARGE);
        }
    }
}
