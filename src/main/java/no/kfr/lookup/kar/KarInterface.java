package no.kfr.lookup.kar;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import no.kfr.access.OwnKey;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import no.kfr.outbound.OutboundHttp;
import no.kfr.outbound.RetryAfter;
import no.kfr.refusal.Code;
import org.springframework.web.util.UriUtils;

/** KAR's two questions, as the interface of the Customer Relations Overview (DSOP, version 2) puts them. */
final class KarInterface {

    private final KarSettings settings;
    private final Http http;
    private final Clock clock;
    private final TokenCache tokens;
    private final TokenCache accountTokens;

    KarInterface(KarSettings settings, OwnKey key, Http http, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
        var maskinporten = new Maskinporten(settings.maskinporten(), key, http, clock);
        this.tokens = new TokenCache(
                deadline -> maskinporten.fetch(settings.maskinporten().scope(), deadline), clock);
        this.accountTokens = new TokenCache(
                deadline -> maskinporten.fetch(settings.maskinporten().accountScope(), deadline), clock);
    }

    List<KarInstitution> institutions(KarRequest request, AnswerDeadline deadline) {
        String query = "?fromDate=" + request.period().from() + "&toDate="
                + request.period().to()
                + (request.onlyPrimaryOwner() == null ? "" : "&onlyPrimaryOwner=" + request.onlyPrimaryOwner());
        HttpRequest.Builder asking = http(
                        settings.address("/customers/customerRelationships" + query),
                        request.correlationId(),
                        request.caseId(),
                        request.legalMandate())
                .header("CustomerID", request.controlObject().value());
        HttpResponse<byte[]> answer = ask(asking, tokens, deadline);
        requireOk(answer);
        return KarAnswers.institutions(answer.body(), request.onlyPrimaryOwner() != null);
    }

    Optional<KarInstitution.Named> provider(KarAccountRequest request, AnswerDeadline deadline) {
        HttpRequest.Builder asking = http(
                        settings.address("/customers/accountServicingProvider"),
                        request.correlationId(),
                        request.caseId(),
                        request.legalMandate())
                .header("AccountID", request.account().value());
        HttpResponse<byte[]> answer = ask(asking, accountTokens, deadline);
        if (answer.statusCode() == 404 && isSaidByKar(answer)) {
            return Optional.empty();
        }
        requireOk(answer);
        return Optional.of(KarAnswers.provider(answer.body()));
    }

    private static HttpRequest.Builder http(
            URI address, CorrelationId correlationId, CaseId caseId, String legalMandate) {
        return OutboundHttp.request(address)
                .header("Accept", "application/json")
                .header("CorrelationID", correlationId.toString())
                .header("AccountInfoRequestID", caseId.toString())
                // only unreserved characters are left as they are: no text can end a header
                .header("Legal-Mandate", UriUtils.encode(legalMandate, StandardCharsets.UTF_8));
    }

    /** A token that KAR does not accept may have been withdrawn: a fresh one is tried, once. */
    private HttpResponse<byte[]> ask(HttpRequest.Builder request, TokenCache cache, AnswerDeadline deadline) {
        AccessToken token = cache.token(deadline);
        HttpResponse<byte[]> answer = send(request, token, deadline);
        if (answer.statusCode() == 401) {
            cache.drop(token);
            answer = send(request, cache.token(deadline), deadline);
        }
        return answer;
    }

    /** Only reading, so a question may be put again when it did not arrive or was not looked at: once. */
    private HttpResponse<byte[]> send(HttpRequest.Builder draft, AccessToken token, AnswerDeadline deadline) {
        HttpRequest request =
                draft.setHeader("Authorization", "Bearer " + token.value()).build();
        try {
            HttpResponse<byte[]> answer = http.send(request, deadline);
            boolean again = answer.statusCode() == 503
                    && RetryAfter.of(answer.headers(), clock.instant()).isEmpty()
                    && !deadline.isOver();
            return again ? http.send(request, deadline) : answer;
        } catch (Unanswered failed) {
            if (failed.wasNeverSent() && !deadline.isOver()) {
                return http.send(request, deadline);
            }
            throw failed;
        }
    }

    private void requireOk(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status == 200) {
            return;
        }
        String reason = "HTTP " + status;
        if (status == 401 || status == 403) {
            throw Unanswered.because(Code.KAR_NO_ACCESS, reason);
        }
        if (status == 408 || status == 504) {
            throw Unanswered.because(Code.KAR_SILENT, reason);
        }
        if (status >= 500 || status == 429) {
            throw Unanswered.until(
                    Code.KAR_UNAVAILABLE,
                    reason,
                    RetryAfter.of(answer.headers(), clock.instant()).orElse(null));
        }
        if (status >= 300 && status < 400) {
            throw Unanswered.because(
                    Code.KAR_NOT_UNDERSTOOD, reason + ": it points elsewhere; correct kfr.kar.base-address");
        }
        throw Unanswered.because(status >= 400 ? Code.KAR_REFUSED : Code.KAR_NOT_UNDERSTOOD, reason);
    }

    /** An error of the interface is JSON. Whatever else answers 404, perhaps at a wrong address, knows nothing about accounts. */
    private static boolean isSaidByKar(HttpResponse<byte[]> answer) {
        try {
            Json.object(answer.body());
            return true;
        } catch (Unanswered somebodyElse) {
            return false;
        }
    }
}
