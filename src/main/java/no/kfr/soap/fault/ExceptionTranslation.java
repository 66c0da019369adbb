package no.kfr.soap.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.message.KnownHeaders;
import org.apache.cxf.binding.soap.SoapFault;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** From whatever was thrown while a request was handled to the refusal that its caller is told. */
final class ExceptionTranslation {

    private static final Duration LATER = Duration.ofSeconds(5);

    private ExceptionTranslation() {}

    /** @param envelope of the request, where it could be read */
    static Refused refusalFor(Throwable thrown, Optional<Envelope> envelope) {
        List<Throwable> chain = chain(thrown);
        for (Throwable cause : chain) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        for (Throwable cause : chain) {
            if (cause instanceof SoapFault fault && isMustUnderstand(fault)) {
                return envelope.map(KnownHeaders::refusalOf)
                        .orElseGet(() -> Refused.because(Code.HEADER_NOT_UNDERSTOOD, fault));
            }
        }
        for (Throwable cause : chain) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof CannotCreateTransactionException) {
                return Refused.forNow(Code.DATABASE_UNAVAILABLE, LATER, thrown);
            }
        }
        return Refused.because(Code.INTERNAL_ERROR, thrown);
    }

    /** Classes and places of what was thrown, without its messages: those may hold what the request held. */
    static String described(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause : chain(thrown)) {
            text.append(text.isEmpty() ? "" : " < ").append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, 8); i++) {
                text.append(" at ").append(frames[i]);
            }
        }
        return text.toString();
    }

    private static boolean isMustUnderstand(SoapFault fault) {
        return fault.getFaultCode() != null
                && "MustUnderstand".equals(fault.getFaultCode().getLocalPart());
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && chain.size() < 20; cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }
}
