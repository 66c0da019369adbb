package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.kfr.TestCertificates;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.audit.RecordedEntry;
import no.kfr.audit.archive.Evidence;
import no.kfr.audit.retention.WithheldCases;
import no.kfr.audit.search.JournalQuery;
import no.kfr.audit.search.JournalSearch;
import no.kfr.identity.AccountNumber;
import no.kfr.identity.ControlObject;
import no.kfr.identity.CustomerId;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the register is asked, and by whom: who it was about cannot be read from the journal's tables. */
class JournalHoldsNoNumbersTest {

    private static final List<String> TABLES = List.of(
            "journal_entry",
            "journal_message",
            "journal_certificate",
            "journal_unsealed",
            "journal_block",
            "journal_leaf",
            "journal_time_stamp",
            "journal_withheld");

    /** The same digits, once a person's and once an account's. */
    private final String digits = TestNumbers.syntheticPerson().value();

    private final String company = TestNumbers.customer().value();
    private final String other = TestNumbers.customer().value();
    private final UUID caseId = UUID.randomUUID();

    @TempDir
    private Path folder;

    /** Databases of their own: what participants there are, other tests of the server count on. */
    static Stream<List<String>> databases() {
        return Stream.of(TestDatabase.newH2File(), TestDatabase.newPostgreSql());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void after_every_operation(List<String> settings) throws Exception {
        try (var register = RunningRegister.start(
                settings.stream().map(setting -> "--" + setting).toArray(String[]::new))) {
            institution(register);
            agency(register);
            operator(register);

            for (String table : TABLES) {
                assertThat(rows(register, table))
                        .as(table)
                        .noneMatch(row -> digitsOf(row).contains(digits))
                        .noneMatch(row -> row.contains(company) || row.contains(other))
                        .noneMatch(row -> row.contains(spaced(company)));
            }
            JournalSearch search = register.bean(JournalSearch.class);
            assertThat(operations(search, new AccountNumber(digits))).containsOnly("getAccountServicingProvider");
            assertThat(operations(search, new CustomerId(digits)))
                    .contains("lookupCustomerRelationships", "registerCustomerRelationship")
                    .doesNotContain("getAccountServicingProvider");
        }
    }

    private void institution(RunningRegister register) throws Exception {
        for (String customer : List.of(digits, company)) {
            ok(register, Payloads.register(UUID.randomUUID(), customer, "<startDate>2020-01-01</startDate>"));
            ok(register, Payloads.own(UUID.randomUUID(), customer));
            ok(register, Payloads.end(UUID.randomUUID(), customer, "<endDate>2024-06-30</endDate>"));
            ok(register, annul(customer));
            // refused: there is none any more
            assertThat(register.send(Payloads.end(UUID.randomUUID(), customer, ""))
                            .code())
                    .isEqualTo("KFR-008");
        }
        String file = company + "#2020-01-01," + digits + "," + digits + "9," + other;
        byte[] content = file.getBytes(StandardCharsets.US_ASCII);
        UUID batch = UUID.randomUUID();
        FileMessage message = FileMessage.of(batch, content);
        register.post(message.path(), message.contentType(), HttpRequest.BodyPublishers.ofByteArray(message.bytes()));
        assertThat(register.count("select count(*) from journal_entry where correlation_id = '" + batch + "'"))
                .isPositive();
    }

    private SignedRequest annul(String customer) {
        return SignedRequest.upload(
                TestCertificates.institution(),
                "annulCustomerRelationship",
                Payloads.instruction(UUID.randomUUID(), customer) + "<startDate>2020-01-01</startDate><reason>not "
                        + customer + " but " + digits.substring(0, 6) + " " + digits.substring(6) + "</reason>");
    }

    private void agency(RunningRegister register) throws Exception {
        for (String about : List.of(digits, company)) {
            ok(register, Payloads.lookup(about, ""));
            // warned of only, so that it is answered; and refused
            for (var agency : List.of(TestCertificates.police(), TestCertificates.taxAuthority())) {
                register.send(SignedRequest.lookup(agency, "lookupCustomerRelationships", lookup(about)));
                register.send(SignedRequest.lookup(
                        agency,
                        "getAccountServicingProvider",
                        OverviewOverSoapTest.payload(digits, "about " + spelled(about))));
            }
        }
        ok(
                register,
                SignedRequest.lookup(
                        TestCertificates.police(),
                        "getAccountServicingProvider",
                        OverviewOverSoapTest.payload(digits, "Straffeprosessloven §210 (3) første punktum")));
    }

    /** With whom it is about in the mandate, as real clients write it. */
    private String lookup(String about) {
        return "<correlationId>" + UUID.randomUUID() + "</correlationId><accountInfoRequestId>" + caseId
                + "</accountInfoRequestId><legalMandate>sak mot " + spelled(about) + " og " + spaced(company)
                + "</legalMandate><controlObject>" + about + "</controlObject>";
    }

    private void operator(RunningRegister register) {
        JournalSearch search = register.bean(JournalSearch.class);
        for (ControlObject about :
                List.of(new CustomerId(digits), new CustomerId(company), new AccountNumber(digits))) {
            search.find(new JournalQuery(null, about, null, null, null, null, "about " + about.value(), 10), "kari");
            search.subjectReport(about, "kari");
        }
        register.bean(WithheldCases.class).withhold(caseId, "the case against " + spelled(digits), "kari");
        register.bean(Evidence.class).export(caseId, folder.resolve(caseId + ".zip"), "kari");
    }

    private static List<String> operations(JournalSearch search, ControlObject about) {
        return search.find(new JournalQuery(null, about, null, null, null, null, null, 1000), "kari").stream()
                .filter(entry -> !entry.operation().startsWith("audit"))
                .map(RecordedEntry::operation)
                .toList();
    }

    private static void ok(RunningRegister register, SignedRequest request) throws Exception {
        SoapAnswer answer = register.send(request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static String spelled(String number) {
        return number.length() == 11 ? number.substring(0, 6) + "-" + number.substring(6) : spaced(number);
    }

    private static String spaced(String number) {
        return number.substring(0, 3) + " " + number.substring(3, 6) + " " + number.substring(6);
    }

    private static String digitsOf(String text) {
        return text.replaceAll("(?<=\\d)[ .\\-/](?=\\d)", "");
    }

    /** Bytes as characters: a number in them would be seen as well. */
    private static List<String> rows(RunningRegister register, String table) {
        return register.database()
                .sql("select * from " + table)
                .query((row, number) -> text(row))
                .list();
    }

    private static String text(ResultSet row) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            Object value = row.getObject(i);
            columns.add(
                    value instanceof byte[] bytes
                            ? new String(bytes, StandardCharsets.ISO_8859_1)
                            : String.valueOf(row.getString(i)));
        }
        return String.join("|", columns);
    }
}
