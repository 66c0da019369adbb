package no.kfr.soap.cost;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import no.kfr.LogWatch;
import no.kfr.TestNumbers;
import no.kfr.soap.Payloads;

/** An agency's questions, one after the other, that can do without KAR. */
final class AgencyLookups {

    private final URI service;
    private final HttpClient http;
    private final List<Double> millis = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /** @param register the beginning of its addresses */
    AgencyLookups(URI register) throws Exception {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(LocalTls.context())
                .build();
        this.service = register.resolve("/services/CustomerRelationshipLookup");
    }

    void goOnWhile(BooleanSupplier more) throws Exception {
        while (more.getAsBoolean()) {
            once();
        }
    }

    void once() throws Exception {
        String request = Payloads.lookup(TestNumbers.customer().value(), "<acceptPartial>true</acceptPartial>")
                .text();
        LogWatch.sent(request);
        long begun = System.nanoTime();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(service)
                        .header("Content-Type", "text/xml;charset=UTF-8")
                        .POST(HttpRequest.BodyPublishers.ofString(request))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        millis.add((System.nanoTime() - begun) / 1e6);
        if (answer.statusCode() != 200) {
            failures.add(answer.statusCode() + " " + answer.body());
        }
    }

    /** How long each took. */
    List<Double> millis() {
        return millis;
    }

    /** What those were told that were not answered. */
    List<String> failures() {
        return failures;
    }

    /** Nine and ninety of a hundred take no longer. */
    double slowest() {
        return at(0.99);
    }

    double median() {
        return at(0.5);
    }

    private double at(double share) {
        List<Double> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d lookups, %d failed, p50 %.0f ms, p99 %.0f ms, slowest %.0f ms",
                millis.size(),
                failures.size(),
                at(0.5),
                at(0.99),
                at(1));
    }
}
