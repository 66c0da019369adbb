package no.kfr.client.connect;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import no.kfr.client.soap.CallFailed;
import no.kfr.terminal.CommandFailed;

/**
 * Tries a call again while that may help: as late as the register asks, else a little later each time, and in all not longer than a
 * bound. What no second try can cure fails at once: a refusal, a certificate that is not trusted, and a register that never answered.
 *
 * <p>Ours, since Spring's {@code RetryTemplate} cannot wait as long as an answer asks to, and waits by sleeping only.
 */
public final class CallRetry {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration bound;
    private final Pause pause;
    private final Consumer<String> notices;
    private boolean answered;

    /**
     * @param bound of all waiting for one call
     * @param notices what a person should know while waiting
     */
    CallRetry(Duration bound, Pause pause, Consumer<String> notices) {
        this.bound = bound;
        this.pause = pause;
        this.notices = notices;
    }

    /** Lets time pass. */
    public interface Pause {
        void last(Duration duration) throws InterruptedException;
    }

    public <T> T with(Supplier<T> call) {
        Duration waited = Duration.ZERO;
        Duration next = FIRST;
        while (true) {
            try {
                T answer = call.get();
                answered = true;
                return answer;
            } catch (CallFailed failed) {
                answered |= failed.code() != null;
                Duration wait = failed.retryAfter() == null ? next : failed.retryAfter();
                if (!failed.retryable()
                        || isHopeless(failed)
                        || waited.plus(wait).compareTo(bound) > 0) {
                    throw failed;
                }
                notices.accept(String.format(
                        Locale.ROOT, "%s Trying again in %d s.", failed.getMessage(), Math.max(1, wait.toSeconds())));
                sleep(wait);
                waited = waited.plus(wait);
                next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
            }
        }
    }

    /** Waits between two questions. */
    void sleep(Duration duration) {
        try {
            pause.last(duration);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted.", stopped);
        }
    }

    /** A handshake can also break off because the register is just going down. */
    private boolean isHopeless(CallFailed failed) {
        return has(failed, CertificateException.class)
                || has(failed, CertPathBuilderException.class)
                || (!answered
                        && (has(failed, SSLHandshakeException.class)
                                || has(failed, ConnectException.class)
                                || has(failed, UnknownHostException.class)
                                || has(failed, UnresolvedAddressException.class)));
    }

    static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
