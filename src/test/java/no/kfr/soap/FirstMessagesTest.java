package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.kfr.TestCertificates;
import no.kfr.TestDatabase;
import no.kfr.demo.certificates.CertificateTemplate;
import no.kfr.demo.certificates.Identity;
import no.kfr.demo.certificates.SubjectProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A certificate that the journal does not hold yet, in several messages at once: each is answered, and the certificate is kept once. */
class FirstMessagesTest {

    private static final int ROUNDS = 10;
    private static final int AT_ONCE = 4;

    /** Of its own: the nodes of other tests have other keys for the journal. */
    static List<List<String>> databases() {
        return List.of(TestDatabase.newH2File(), TestDatabase.newPostgreSql());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void the_first_messages_under_a_certificate_may_come_at_the_same_time(List<String> database) throws Exception {
        String[] settings = database.stream().map(setting -> "--" + setting).toArray(String[]::new);
        try (RunningRegister register = RunningRegister.start(settings)) {
            long before = certificates(register);
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(atOnce(register, newCertificate()))
                        .as("round %d", round)
                        .hasSize(AT_ONCE)
                        .containsOnly("none");
            }
            // and the register's own, which its replies are signed with
            assertThat(certificates(register) - before).isBetween((long) ROUNDS, ROUNDS + 1L);
        }
    }

    private static Identity newCertificate() {
        return TestCertificates.issue(
                CertificateTemplate.enterprise("Skatteetaten", TestCertificates.TAX_AUTHORITY, SubjectProfile.NEW));
    }

    private static long certificates(RunningRegister register) {
        return register.count("select count(*) from journal_certificate");
    }

    private static List<String> atOnce(RunningRegister register, Identity signer) throws Exception {
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                String message = SignedRequest.lookup(
                                signer,
                                "lookupCustomerRelationships",
                                Payloads.lookup(UUID.randomUUID(), Payloads.CUSTOMER, ""))
                        .text();
                answers.add(threads.submit(() -> {
                    together.await();
                    return register.sendLookup(message).code();
                }));
            }
            List<String> codes = new ArrayList<>();
            for (Future<String> answer : answers) {
                codes.add(answer.get());
            }
            return codes;
        }
    }
}
