package no.kfr.lookup.kar;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import no.kfr.access.OwnKey;
import no.kfr.outbound.OutboundHttp;
import no.kfr.outbound.RetryAfter;
import no.kfr.refusal.Code;
import tools.jackson.databind.JsonNode;

/** Fetches access tokens from Maskinporten, by a grant signed with the register's own key and its certificate chain (RFC 7523). */
final class Maskinporten {

    private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    /** Maskinporten takes 120 s at most. */
    private static final Duration GRANT_LASTS = Duration.ofSeconds(100);

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,20000}=*");
    private static final Pattern ERROR = Pattern.compile("[A-Za-z0-9_.-]{1,60}");
    private static final int LONGEST_LIFE = 86_400;

    private final KarSettings.Maskinporten settings;
    private final OwnKey key;
    private final Http http;
    private final Clock clock;

    Maskinporten(KarSettings.Maskinporten settings, OwnKey key, Http http, Clock clock) {
        this.settings = settings;
        this.key = key;
        this.http = http;
        this.clock = clock;
    }

    AccessToken fetch(String scope, AnswerDeadline deadline) {
        try {
            Instant asked = clock.instant();
            HttpResponse<byte[]> answer = http.send(request(scope, asked), deadline);
            if (answer.statusCode() != 200) {
                throw refused(answer, asked);
            }
            return token(Json.object(answer.body()), asked);
        } catch (Unanswered failed) {
            throw failed.as(code(failed), "no access token from Maskinporten");
        }
    }

    /** Maskinporten says no to this register, or has troubles of its own. */
    private static Unanswered refused(HttpResponse<byte[]> answer, Instant now) {
        int status = answer.statusCode();
        String reason = "HTTP " + status + " " + error(answer.body());
        return status >= 500 || status == 429 || status == 408
                ? Unanswered.until(
                        Code.KAR_UNAVAILABLE,
                        reason,
                        RetryAfter.of(answer.headers(), now).orElse(null))
                : Unanswered.because(Code.KAR_NO_ACCESS, reason);
    }

    /** What stands between, or is refused, is the same as with KAR itself; all else is Maskinporten's. */
    private static Code code(Unanswered failed) {
        return switch (failed.code()) {
            case KAR_PROXY, KAR_NOT_TRUSTED, KAR_NO_ACCESS -> failed.code();
            default -> Code.MASKINPORTEN_SILENT;
        };
    }

    private HttpRequest request(String scope, Instant now) {
        String form = "grant_type=" + URLEncoder.encode(GRANT_TYPE, StandardCharsets.UTF_8) + "&assertion="
                + grant(scope, now);
        return OutboundHttp.request(settings.tokenEndpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form))
                .build();
    }

    private String grant(String scope, Instant now) {
        OwnKey.Pair own = key.current();
        var claims = new JWTClaimsSet.Builder()
                .audience(settings.audience())
                .issuer(settings.clientId())
                .claim("scope", scope)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(GRANT_LASTS)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .x509CertChain(chain(own))
                    .build();
            var grant = new SignedJWT(header, claims);
            grant.sign(new RSASSASigner(own.key()));
            return grant.serialize();
        } catch (JOSEException | CertificateEncodingException unusable) {
            throw Unanswered.because(Code.KAR_NO_ACCESS, "the register's key cannot sign a grant", unusable);
        }
    }

    private static List<Base64> chain(OwnKey.Pair own) throws CertificateEncodingException {
        var chain = new ArrayList<Base64>();
        for (X509Certificate certificate : own.chain()) {
            chain.add(Base64.encode(certificate.getEncoded()));
        }
        return chain;
    }

    static AccessToken token(JsonNode answer, Instant asked) {
        JsonNode value = answer.get("access_token");
        JsonNode lasts = answer.get("expires_in");
        if (value == null
                || !value.isString()
                || !TOKEN.matcher(value.stringValue()).matches()) {
            throw Json.notUnderstood("its answer has no access token");
        }
        long seconds = Json.wholeNumber(lasts);
        if (seconds < 1 || seconds > LONGEST_LIFE) {
            throw Json.notUnderstood("its answer does not say how long the token lasts");
        }
        return new AccessToken(value.stringValue(), asked, Duration.ofSeconds(seconds));
    }

    /** The error's name as OAuth defines it, for the operator; never the description, which may repeat what was sent. */
    private static String error(byte[] body) {
        try {
            JsonNode error = Json.object(body).get("error");
            return error != null
                            && error.isString()
                            && ERROR.matcher(error.stringValue()).matches()
                    ? error.stringValue()
                    : "";
        } catch (Unanswered noJson) {
            return "";
        }
    }
}
