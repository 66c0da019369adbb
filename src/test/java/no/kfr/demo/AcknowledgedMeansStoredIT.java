package no.kfr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import no.kfr.client.soap.CallFailed;
import no.kfr.client.soap.ReadingRequests;
import no.kfr.client.soap.RegisterClient;
import no.kfr.client.soap.Requests;
import no.kfr.identity.OrganisationNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged register on the embedded database, killed with SIGKILL at a random moment while clients register, and started
 * again, many times: every relationship that a client holds a receipt for is there.
 */
class AcknowledgedMeansStoredIT {

    private static final int ROUNDS = Integer.getInteger("kfr.test.kills", 10);
    private static final int CLIENTS = 3;
    private static final String INSTITUTION = KilledRegister.INSTITUTION;
    private static final LocalDate START = LocalDate.of(2024, 2, 29);

    @TempDir
    private Path folder;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();
    private final long seed = Long.getLong("kfr.test.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void every_acknowledged_relationship_survives_sigkill() throws Exception {
        var register = KilledRegister.embedded(folder);

        for (int round = 1; round <= ROUNDS; round++) {
            int before = acknowledged.size();
            killWhileRegistering(register);
            assertThat(acknowledged.size())
                    .as("something was acknowledged in round %d, seed %d", round, seed)
                    .isGreaterThan(before);
        }

        Process last = register.serve();
        try (var client = register.client()) {
            KilledRegister.awaitAnswer(last, client);
            assertThat(acknowledged)
                    .as("seed %d", seed)
                    .hasSizeGreaterThan(ROUNDS)
                    .allSatisfy(customer -> assertThat(isStored(client, customer))
                            .as("%s is stored; seed %d", customer, seed)
                            .isTrue());
        } finally {
            last.destroyForcibly();
        }
        System.out.printf(
                "%d kills, %d acknowledged relationships, all stored (seed %d)%n", ROUNDS, acknowledged.size(), seed);
    }

    private void killWhileRegistering(KilledRegister killed) throws Exception {
        Process register = killed.serve();
        var alive = new AtomicBoolean(true);
        try (var client = killed.client();
                var clients = Executors.newFixedThreadPool(CLIENTS)) {
            KilledRegister.awaitAnswer(register, client);
            checkLatest(client);
            int target = acknowledged.size() + 1 + random.nextInt(20);
            IntStream.range(0, CLIENTS).forEach(_ -> clients.submit(() -> registerWhile(alive, client)));
            while (acknowledged.size() < target && register.isAlive()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(60_000)));
            KilledRegister.kill(register);
            alive.set(false);
        }
    }

    private void registerWhile(AtomicBoolean alive, RegisterClient client) {
        while (alive.get()) {
            String customer = nextCustomer();
            try {
                client.register(Requests.register(INSTITUTION, customer, START));
                acknowledged.add(customer);
            } catch (CallFailed unanswered) {
                return;
            }
        }
    }

    /** What was acknowledged right before the last kill is what is most likely to be lost. */
    private void checkLatest(RegisterClient client) {
        List<String> all = new ArrayList<>(acknowledged);
        assertThat(all.subList(Math.max(0, all.size() - 10), all.size()))
                .allSatisfy(customer -> assertThat(isStored(client, customer))
                        .as("%s is stored; seed %d", customer, seed)
                        .isTrue());
    }

    private static boolean isStored(RegisterClient client, String customer) {
        return client.own(ReadingRequests.own(INSTITUTION, customer)).getPeriod().stream()
                .anyMatch(period -> period.getStartDate().equals(START));
    }

    /** A different valid organisation number each time. */
    private String nextCustomer() {
        while (true) {
            String digits = Integer.toString(80_000_000 + next.getAndIncrement());
            var number = IntStream.rangeClosed(0, 9)
                    .mapToObj(control -> OrganisationNumber.read(digits + control))
                    .flatMap(java.util.Optional::stream)
                    .findFirst();
            if (number.isPresent()) {
                return number.get().value();
            }
        }
    }
}
