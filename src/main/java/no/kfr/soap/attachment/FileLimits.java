package no.kfr.soap.attachment;

import java.time.Duration;
import java.util.List;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;

/**
 * How much the upload service takes.
 *
 * @param content bytes of a batch's content
 * @param rest bytes of all the rest of a message; also of a whole message without a batch
 * @param receipt how long a message may take to arrive: after that it would be too old in any case
 */
public record FileLimits(long content, long rest, Duration receipt) {

    /** Bytes of a whole message: the content may be inline, as base64 with line breaks. */
    public long message() {
        return content / 3 * 4 + content / 24 + rest;
    }

    /** What a caller is told whose message is over a limit. */
    public Refused tooLarge() {
        return Refused.because(List.of(Violation.ofMessage(
                Code.BATCH_TOO_LARGE,
                "the content has at most " + content + " bytes, the whole message at most " + message())));
    }
}
