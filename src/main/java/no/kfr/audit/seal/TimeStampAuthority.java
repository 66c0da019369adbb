package no.kfr.audit.seal;

import static java.net.HttpURLConnection.HTTP_PROXY_AUTH;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import no.kfr.outbound.CallFailure;
import no.kfr.outbound.OutboundHttp;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** A time stamp authority, asked by RFC 3161 over HTTP. */
public final class TimeStampAuthority {

    private static final int MOST_BYTES = 200_000;

    private final URI url;
    private final Duration timeout;
    private final HttpClient http;
    private final SecureRandom random = new SecureRandom();

    public TimeStampAuthority(URI url, Duration timeout) {
        this.url = url;
        this.timeout = timeout;
        this.http = OutboundHttp.client().connectTimeout(timeout).build();
    }

    /**
     * A token that says when the hash was there.
     *
     * @throws IOException when the authority is silent, refuses, or answers something else
     */
    byte[] stamp(byte[] sha256) throws IOException {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        try {
            TimeStampRequest request = generator.generate(TSPAlgorithms.SHA256, sha256, new BigInteger(64, random));
            var response = new TimeStampResponse(ask(request.getEncoded()));
            response.validate(request);
            if (response.getTimeStampToken() == null) {
                throw new IOException("it refuses: " + response.getStatusString());
            }
            return response.getTimeStampToken().getEncoded();
        } catch (TSPException | RuntimeException wrong) {
            // Bouncy Castle meets what is no ASN.1 of its kind with unchecked exceptions of several kinds
            throw new IOException("it answers something else: " + wrong.getMessage(), wrong);
        }
    }

    private byte[] ask(byte[] request) throws IOException {
        HttpRequest post = OutboundHttp.request(url)
                .header("Content-Type", "application/timestamp-query")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                .build();
        try {
            return answer(send(post));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("the register stops", stopping);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest post) throws IOException, InterruptedException {
        try {
            return OutboundHttp.send(
                    http,
                    post,
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES),
                    timeout);
        } catch (IOException failed) {
            throw new IOException(CallFailure.of(failed).words(), failed);
        }
    }

    private static byte[] answer(HttpResponse<byte[]> response) throws IOException {
        int status = response.statusCode();
        if (status == 200) {
            return response.body();
        }
        if (status == HTTP_PROXY_AUTH) {
            throw new IOException(CallFailure.PROXY_ASKS_FOR_A_PASSWORD.words());
        }
        throw new IOException(
                status >= 300 && status < 400
                        ? "it points elsewhere (HTTP " + status + "): correct its address in the settings"
                        : "it answers HTTP " + status);
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
