package no.kfr.soap.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import no.kfr.TestKar;
import no.kfr.demo.karsimulator.Fault;
import no.kfr.demo.karsimulator.KarSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged register with a quarter of a gigabyte of heap, over TLS, under each attack for a while: none of an agency's lookups fails,
 * and the slowest hundredth takes at most five times as long as without the attack, measured right before it. Only on demand, by
 * {@code -Dkfr.attack.seconds=30}; prints a row for each attack.
 */
@EnabledIfSystemProperty(named = "kfr.attack.seconds", matches = "\\d+")
class AvailabilityIT {

    private static final Duration ATTACK = Duration.ofSeconds(Integer.getInteger("kfr.attack.seconds", 30));
    private static final Duration IDLE = ATTACK.dividedBy(6);
    private static final int MOST_TIMES_IDLE = 5;

    @TempDir
    private static Path folder;

    private static KarSimulator kar;
    private static PackagedRegister register;

    @BeforeAll
    static void start() throws Exception {
        kar = TestKar.start(Clock.systemUTC());
        List<String> settings = new ArrayList<>(UnlimitedRates.SETTINGS);
        settings.add("kfr.rate.strangers-messages=1000000");
        settings.addAll(TestKar.settings(kar));
        settings.addAll(LocalTls.SETTINGS);
        register = PackagedRegister.start(folder, "-Xmx256m", settings);
        lookups(ATTACK);
        System.out.println(
                "| while | idle p99 ms | p50 ms | p99 ms | times idle | lookups | load of the machine | attacker |");
        System.out.println("|---|---|---|---|---|---|---|---|");
    }

    @AfterAll
    static void stop() {
        register.close();
        kar.close();
    }

    static Stream<String> attacks() {
        return Attacks.all().keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void an_agency_is_answered_nearly_as_soon_as_ever(String attack) throws Exception {
        double idle = lookups(IDLE).slowest();
        kar.inject(attack.contains("KAR hangs") ? Fault.SILENT : Fault.NONE);
        AgencyLookups lookups = new AgencyLookups(register.address());
        try (Attacker attacker = new Attacker(register.address(), ATTACK)) {
            CompletableFuture<?> attacking = CompletableFuture.runAsync(
                    () -> run(attack, attacker), command -> Thread.ofPlatform().start(command));
            lookups.goOnWhile(() -> !attacking.isDone());
            attacking.get();
            System.out.println(row(attack, idle, lookups, attacker));
        } finally {
            kar.inject(Fault.NONE);
        }
        assertThat(register.isAlive()).as(register.said()).isTrue();
        assertThat(lookups.failures()).isEmpty();
        assertThat(lookups.slowest()).as(attack).isLessThanOrEqualTo(MOST_TIMES_IDLE * idle);
    }

    private static String row(String attack, double idle, AgencyLookups lookups, Attacker attacker) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %.1f | %d, %d failed | %.1f | %s |",
                attack,
                idle,
                lookups.median(),
                lookups.slowest(),
                lookups.slowest() / idle,
                lookups.millis().size(),
                lookups.failures().size(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                attacker.answers());
    }

    /** Alone, for so long. */
    private static AgencyLookups lookups(Duration time) throws Exception {
        AgencyLookups alone = new AgencyLookups(register.address());
        long until = System.nanoTime() + time.toNanos();
        alone.goOnWhile(() -> System.nanoTime() < until);
        return alone;
    }

    private static void run(String attack, Attacker attacker) {
        try {
            Attacks.all().get(attack).on(attacker);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
