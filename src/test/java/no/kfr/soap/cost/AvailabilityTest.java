package no.kfr.soap.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import no.kfr.TestKar;
import no.kfr.demo.karsimulator.Fault;
import no.kfr.demo.karsimulator.KarSimulator;
import no.kfr.soap.RunningRegister;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While somebody at another address does all he can, an agency's lookups go on, and none fails. For a while of each attack in every
 * build; {@code -Dkfr.attack.seconds=30} takes longer, and then holds how long the slowest hundredth takes against an idle register.
 */
@Timeout(300)
class AvailabilityTest {

    private static final int SECONDS = Integer.getInteger("kfr.attack.seconds", 0);
    private static final Duration SLICE = SECONDS > 0 ? Duration.ofSeconds(SECONDS) : Duration.ofMillis(2000);
    private static final int MOST_TIMES_IDLE = 5;

    private static RunningRegister register;
    private static KarSimulator kar;
    private static double idle;

    @BeforeAll
    static void start() throws Exception {
        kar = TestKar.start(Clock.systemUTC());
        List<String> settings = new ArrayList<>(UnlimitedRates.SETTINGS);
        settings.addAll(TestKar.settings(kar));
        settings.replaceAll(setting -> "--" + setting);
        register = RunningRegister.start(settings.toArray(String[]::new));
        new AgencyLookups(register.address("/")).goOnWhile(underSlice());
        AgencyLookups alone = new AgencyLookups(register.address("/"));
        alone.goOnWhile(underSlice());
        idle = alone.slowest();
        System.out.printf(Locale.ROOT, "idle: %s%n", alone);
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
    void an_agency_is_answered_meanwhile(String attack) throws Exception {
        boolean hanging = attack.contains("KAR hangs");
        kar.inject(hanging ? Fault.SILENT : Fault.NONE);
        AgencyLookups lookups = new AgencyLookups(register.address("/"));
        try (Attacker attacker = new Attacker(register.address("/"), SLICE)) {
            CompletableFuture<?> attacking = CompletableFuture.runAsync(
                    () -> run(attack, attacker),
                    // not the common pool, which has one thread on two cores
                    command -> Thread.ofPlatform().start(command));
            lookups.goOnWhile(() -> !attacking.isDone());
            attacking.get();
            System.out.printf(Locale.ROOT, "%s: %s; attacker %s%n", attack, lookups, attacker.answers());
            assertThat(lookups.failures()).as(attack).isEmpty();
            assertThat(lookups.millis()).as(attack).isNotEmpty();
            assertThat(attacker.answers()).as(attack).doesNotContainKeys("KFR-007", "KFR-062");
        } finally {
            kar.inject(Fault.NONE);
        }
        if (SECONDS > 0 && !hanging) {
            assertThat(lookups.slowest()).as(attack).isLessThanOrEqualTo(MOST_TIMES_IDLE * idle);
        }
    }

    private static void run(String attack, Attacker attacker) {
        try {
            Attacks.all().get(attack).on(attacker);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static BooleanSupplier underSlice() {
        long until = System.nanoTime() + SLICE.toNanos();
        return () -> System.nanoTime() < until;
    }
}
