package no.kfr.demo.karsimulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The token endpoint, and what it has issued. */
final class Tokens {

    private static final Set<String> SCOPES = Set.of(KarOperations.RELATIONSHIPS_SCOPE, KarOperations.ACCOUNTS_SCOPE);

    private final GrantCheck check;
    private final Duration lasts;
    private final Clock clock;
    private final Map<String, Token> issued = new HashMap<>();

    Tokens(GrantCheck check, Duration lasts, Clock clock) {
        this.check = check;
        this.lasts = lasts;
        this.clock = clock;
    }

    private record Token(Set<String> scopes, Instant expires) {}

    Answer answer(String form) {
        Map<String, String> fields = fields(form);
        if (!"urn:ietf:params:oauth:grant-type:jwt-bearer".equals(fields.get("grant_type"))) {
            return Answer.denied("grant_type is not jwt-bearer");
        }
        try {
            Set<String> scopes = check.scopes(fields.getOrDefault("assertion", ""));
            if (!SCOPES.containsAll(scopes)) {
                return Answer.denied("scope is not agreed for the client");
            }
            return Answer.ok(Map.of(
                    "access_token", issue(scopes),
                    "token_type", "Bearer",
                    "expires_in", lasts.toSeconds(),
                    "scope", String.join(" ", scopes)));
        } catch (GrantCheck.Denied denied) {
            return Answer.denied(String.valueOf(denied.getMessage()));
        }
    }

    /** Whether the header carries a token that was issued for the scope and has not expired. */
    synchronized boolean permits(String authorization, String scope) {
        Token token = authorization.startsWith("Bearer ") ? issued.get(authorization.substring(7)) : null;
        return token != null
                && token.scopes().contains(scope)
                && clock.instant().isBefore(token.expires());
    }

    /** None that was issued is good any more. */
    synchronized void withdrawAll() {
        issued.clear();
    }

    private synchronized String issue(Set<String> scopes) {
        String token = UUID.randomUUID().toString();
        issued.put(token, new Token(scopes, clock.instant().plus(lasts)));
        return token;
    }

    static Map<String, String> fields(String form) {
        var fields = new HashMap<String, String>();
        for (String field : form.split("&")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
