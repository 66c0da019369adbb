package no.kfr.soap.http;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.CountedStream;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.jspecify.annotations.Nullable;

/** Refuses what is too large: by its own word before a byte is read, otherwise as soon as the limit is passed. */
public final class SizeLimitInterceptor extends AbstractSoapInterceptor {

    private final long limit;
    private final Supplier<Refused> tooLarge;

    public SizeLimitInterceptor(long limit) {
        this(limit, () -> Refused.because(Code.MESSAGE_TOO_LARGE));
    }

    /** @param tooLarge what the caller is told */
    public SizeLimitInterceptor(long limit, Supplier<Refused> tooLarge) {
        super(Phase.RECEIVE);
        this.limit = limit;
        this.tooLarge = tooLarge;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        if (announcedLength(message) > limit) {
            throw tooLarge.get();
        }
        InputStream content = message.getContent(InputStream.class);
        if (content != null) {
            message.setContent(InputStream.class, new Limited(content, limit));
        }
    }

    /** What Content-Length says; -1 when it says nothing. */
    public static long announcedLength(SoapMessage message) {
        Map<String, List<String>> headers = CastUtils.cast((Map<?, ?>) message.get(Message.PROTOCOL_HEADERS));
        List<String> values = headers == null ? null : headers.get("Content-Length");
        return values == null || values.isEmpty() ? -1 : parse(values.getFirst());
    }

    private static long parse(@Nullable String length) {
        try {
            return length == null ? -1 : Long.parseLong(length.strip());
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    private final class Limited extends CountedStream {

        private long left;

        Limited(InputStream in, long limit) {
            super(in);
            this.left = limit;
        }

        @Override
        protected void count(int more) {
            left -= more;
            if (left < 0) {
                throw tooLarge.get();
            }
        }
    }
}
