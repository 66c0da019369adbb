package no.kfr.soap;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.kfr.KfrApplication;
import no.kfr.LogWatch;
import no.kfr.TestCertificates;
import no.kfr.TestDatabase;
import no.kfr.TestKar;
import no.kfr.access.RightsFiles;
import no.kfr.access.mandate.LegalMandates;
import no.kfr.audit.UnauthenticatedRefusals;
import no.kfr.participant.file.ParticipantFiles;
import no.kfr.soap.message.Xml;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole register on a free port, on a database of its own in memory, asked over real HTTP. */
public final class RunningRegister implements AutoCloseable {

    private static final class Shared {
        static final RunningRegister REGISTER = start();
    }

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningRegister(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** One for all tests of the JVM that change nothing which another test counts on. */
    public static RunningRegister shared() {
        return Shared.REGISTER;
    }

    public static RunningRegister start(String... settings) {
        return start(List.of(KfrApplication.class), settings);
    }

    /** The register with some of its parts replaced. */
    public static RunningRegister startWith(Class<?> replacements, String... settings) {
        return start(List.of(KfrApplication.class, replacements), settings);
    }

    private static RunningRegister start(List<Class<?>> sources, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.ssl.enabled=false",
                "--management.server.port=0",
                "--kfr.rate.strangers-messages=1000000",
                "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=Oracle;LOCK_TIMEOUT=10000",
                "--kfr.identity.accept-synthetic=true",
                "--kfr.audit.keys[0].id=test",
                "--kfr.audit.keys[0].base64=" + TestDatabase.JOURNAL_KEY,
                "--kfr.audit.search-key.base64=" + TestDatabase.JOURNAL_KEY,
                "--kfr.keystore.location=" + TestCertificates.keyStore("register", TestCertificates.register()),
                "--kfr.keystore.password=" + TestCertificates.PASSWORD,
                "--kfr.access.certificates.trust-store=" + TestCertificates.trustStore(),
                "--kfr.access.certificates.trust-store-password=" + TestCertificates.PASSWORD,
                "--kfr.access.certificates.revocation.mode=off"));
        TestKar.settings(TestKar.knowingNobody()).forEach(setting -> arguments.add("--" + setting));
        // a setting that is given twice would count as a list
        for (String setting : settings) {
            if (!setting.startsWith("--")) {
                throw new IllegalArgumentException("nobody would read " + setting);
            }
            String name = setting.substring(0, setting.indexOf('=') + 1);
            arguments.removeIf(argument -> argument.startsWith(name));
            arguments.add(setting);
        }
        ConfigurableApplicationContext context =
                SpringApplication.run(sources.toArray(Class<?>[]::new), arguments.toArray(String[]::new));
        RightsFiles.importInto(
                context.getBean(ParticipantFiles.class), Path.of("src/test/resources/participants.yaml"));
        RightsFiles.importInto(context.getBean(LegalMandates.class), Path.of("deploy/legal-mandates.csv"));
        return new RunningRegister(context);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient database() {
        return context.getBean(JdbcClient.class);
    }

    /** Rows that the register holds of relationships, current and superseded. */
    public long relationships() {
        return count("select count(*) from customer_relationship");
    }

    /** Entries of the journal with this outcome for this correlation id. */
    public long journalled(UUID correlationId, String outcome) {
        return database()
                .sql("select count(*) from journal_entry where correlation_id = ? and outcome = ?")
                .params(correlationId.toString(), outcome)
                .query(Long.class)
                .single();
    }

    /** Entries of the journal that count refusals with this code to senders who did not prove who they are; up to now. */
    public long counted(String code) {
        bean(UnauthenticatedRefusals.class).write();
        return database()
                .sql("select count(*) from journal_entry where operation = ? and outcome = ?")
                .params(UnauthenticatedRefusals.OPERATION, code)
                .query(Long.class)
                .single();
    }

    /** Until no message is being handled: a request is over a little after its answer has arrived. */
    public void awaitEmptyGate() {
        LargeMessagesTest.await(bean(MessageChain.class).rooms()::areEmpty);
    }

    public long count(String sql) {
        return database().sql(sql).query(Long.class).single();
    }

    public String property(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    public URI address(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    public SoapAnswer send(SignedRequest request) throws Exception {
        return send(request.service(), request.soapNamespace(), request.text());
    }

    public SoapAnswer sendLookup(String envelope) throws Exception {
        return send("CustomerRelationshipLookup", Xml.SOAP_11, envelope);
    }

    public SoapAnswer sendUpload(String envelope) throws Exception {
        return send("CustomerRelationshipUpload", Xml.SOAP_11, envelope);
    }

    private SoapAnswer send(String service, String soap, String envelope) throws IOException, InterruptedException {
        LogWatch.sent(envelope);
        boolean soap12 = soap.equals(Xml.SOAP_12);
        return post(
                "/services/" + service + (soap12 ? "/soap12" : ""),
                soap12 ? "application/soap+xml;charset=UTF-8" : "text/xml;charset=UTF-8",
                HttpRequest.BodyPublishers.ofString(envelope, StandardCharsets.UTF_8));
    }

    public SoapAnswer post(String path, String contentType, HttpRequest.BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .header("Content-Type", contentType)
                .POST(body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new SoapAnswer(response.statusCode(), response.body());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path, String accepted) throws IOException, InterruptedException {
        return get(path, Map.of("Accept", accepted));
    }

    public HttpResponse<String> get(String path, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> call(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.close();
    }
}
