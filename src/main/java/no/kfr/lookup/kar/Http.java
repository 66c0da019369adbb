package no.kfr.lookup.kar;

import static java.net.HttpURLConnection.HTTP_PROXY_AUTH;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import no.kfr.outbound.CallFailure;
import no.kfr.outbound.OutboundHttp;
import no.kfr.refusal.Code;

/**
 * One request and its whole answer, or the reason why there is none. Connections are kept and used again; there are never more
 * than questions under way.
 */
final class Http implements AutoCloseable {

    private final ExecutorService callbacks = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private final long maxAnswerSize;

    Http(KarSettings settings) {
        this.maxAnswerSize = settings.maxAnswerSize().toBytes();
        this.client = OutboundHttp.client()
                .connectTimeout(settings.connectTimeout())
                // of its own: what others do in the common one must not keep an answer from whoever waits for it
                .executor(callbacks)
                .build();
    }

    /** The answer, of whatever status, when all of it is there before the deadline. A server that dribbles gains nothing. */
    HttpResponse<byte[]> send(HttpRequest request, AnswerDeadline deadline) {
        var begun = new AtomicBoolean();
        BodyHandler<byte[]> body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxAnswerSize);
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, status -> {
            begun.set(true);
            return body.apply(status);
        });
        try {
            HttpResponse<byte[]> whole = answer.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
            if (whole.statusCode() == HTTP_PROXY_AUTH) {
                throw Unanswered.because(Code.KAR_PROXY, CallFailure.PROXY_ASKS_FOR_A_PASSWORD.words());
            }
            return whole;
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw Unanswered.because(Code.KAR_SILENT, "no whole answer in time", late);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw Unanswered.because(Code.KAR_SILENT, "the register is being stopped", stopped);
        } catch (ExecutionException failed) {
            throw unanswered(failed, begun.get());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        callbacks.shutdownNow();
    }

    private static Unanswered unanswered(ExecutionException failed, boolean begun) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        CallFailure failure = CallFailure.of(cause);
        if (failure.isNeverSent()) {
            return Unanswered.neverSent(failure.words(), cause);
        }
        if (failure.isOfProxy()) {
            return Unanswered.because(Code.KAR_PROXY, failure.words(), cause);
        }
        if (failure.isOfTls()) {
            return Unanswered.because(Code.KAR_NOT_TRUSTED, failure.words(), cause);
        }
        if (begun || failure == CallFailure.NO_HTTP) {
            return Unanswered.because(
                    Code.KAR_NOT_UNDERSTOOD, "the answer broke off, is too long or is no HTTP", cause);
        }
        if (cause instanceof IOException) {
            return Unanswered.because(Code.KAR_SILENT, failure.words(), cause);
        }
        return Unanswered.because(Code.KAR_NOT_UNDERSTOOD, "the answer could not be read", cause);
    }
}
