package no.kfr.demo.karsimulator;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import no.kfr.demo.karsimulator.SimulatedData.Relationship;
import no.kfr.time.OsloDay;

/** KAR's two operations. */
public final class KarOperations {

    static final String RELATIONSHIPS_SCOPE = "bits:kundeforhold";
    static final String ACCOUNTS_SCOPE = "bits:kundeforhold.konto";

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final Tokens tokens;
    private final Supplier<SimulatedData> data;
    private final Clock clock;

    public KarOperations(Tokens tokens, Supplier<SimulatedData> data, Clock clock) {
        this.tokens = tokens;
        this.data = data;
        this.clock = clock;
    }

    Answer relationships(ReceivedRequest request) {
        return checked(request, RELATIONSHIPS_SCOPE, "customerid", "\\d{9}|\\d{11}", () -> banks(request));
    }

    Answer provider(ReceivedRequest request) {
        return checked(
                request,
                ACCOUNTS_SCOPE,
                "accountid",
                "\\d{11}",
                () -> data.get()
                        .provider(request.headers().getOrDefault("accountid", ""))
                        .map(known -> Answer.ok(
                                Map.of("organizationID", known.organisationId(), "bankName", known.bankName())))
                        .orElseGet(() -> Answer.error(404, "ACC-404", "no such account")));
    }

    private Answer checked(ReceivedRequest request, String scope, String about, String form, Supplier<Answer> answer) {
        Map<String, String> headers = request.headers();
        if (!tokens.permits(headers.getOrDefault("authorization", ""), scope)) {
            return Answer.error(401, "ACC-401", "no valid access token for " + scope);
        }
        for (String id : List.of("correlationid", "accountinforequestid")) {
            if (!UUID.matcher(headers.getOrDefault(id, "")).matches()) {
                return Answer.error(400, "ACC-400", id + " is missing or no UUID");
            }
        }
        if (request.legalMandate().isBlank()) {
            return Answer.error(400, "ACC-400", "legal-mandate is missing");
        }
        if (!headers.getOrDefault(about, "").matches(form)) {
            return Answer.error(400, "ACC-400", about + " is missing or wrong");
        }
        return answer.get();
    }

    private Answer banks(ReceivedRequest request) {
        String owner = request.query().get("onlyPrimaryOwner");
        if (owner != null && !Set.of("true", "false").contains(owner)) {
            return Answer.error(400, "ACC-400", "onlyPrimaryOwner is neither true nor false");
        }
        try {
            LocalDate from = LocalDate.parse(request.query().getOrDefault("fromDate", ""));
            LocalDate to = LocalDate.parse(request.query().getOrDefault("toDate", ""));
            boolean endsToday = to.equals(OsloDay.today(clock));
            List<Map<String, Object>> banks =
                    data.get().of(request.headers().getOrDefault("customerid", ""), from, to).stream()
                            .filter(known -> !"true".equals(owner) || known.owns())
                            .map(known -> bank(known, endsToday, owner != null))
                            .toList();
            return Answer.ok(Map.of("banks", banks));
        } catch (DateTimeException wrong) {
            return Answer.error(400, "ACC-400", "fromDate or toDate is missing or no date");
        }
    }

    private static Map<String, Object> bank(Relationship known, boolean endsToday, boolean ownershipAsked) {
        var bank = new LinkedHashMap<String, Object>();
        bank.put("organizationID", known.institution().organisationId());
        bank.put("bankName", known.institution().bankName());
        bank.put("activeAccount", endsToday && known.to() == null && known.activeAccount());
        if (ownershipAsked) {
            bank.put("ownershipType", known.ownershipType());
        }
        return bank;
    }
}
