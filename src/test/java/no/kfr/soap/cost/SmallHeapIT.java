package no.kfr.soap.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import no.kfr.TestKar;
import no.kfr.demo.karsimulator.Fault;
import no.kfr.demo.karsimulator.KarSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packaged register with a quarter of a gigabyte of heap, under all that has used up memory: one process, one attack after the
 * other. It lives, an agency's lookups go on and none fails, and at the end it is as healthy as before. {@code -Dkfr.attack.seconds}
 * says for how long each.
 */
class SmallHeapIT {

    private static final Duration SLICE = Duration.ofSeconds(Integer.getInteger("kfr.attack.seconds", 2));

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
        register = PackagedRegister.start(folder, "-Xmx256m", settings);
        new AgencyLookups(register.address()).once();
    }

    @AfterAll
    static void stop() {
        register.close();
        kar.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "45 messages of 0.89 MB, 57 attributes on each element",
                "overlong names",
                "an attachment that is referenced 24 times",
                "large messages by nobody",
                "large messages by a participant, and again",
                "20 extracts at once",
                "six bulk lookups of 1000 while KAR hangs"
            })
    void lives_and_answers_others(String attack) throws Exception {
        kar.inject(attack.contains("KAR hangs") ? Fault.SILENT : Fault.NONE);
        AgencyLookups lookups = new AgencyLookups(register.address());
        try (Attacker attacker = new Attacker(register.address(), SLICE)) {
            CompletableFuture<?> attacking = CompletableFuture.runAsync(
                    () -> run(attack, attacker), command -> Thread.ofPlatform().start(command));
            lookups.goOnWhile(() -> !attacking.isDone());
            attacking.get();
            System.out.printf("-Xmx256m, %s: %s; attacker %s%n", attack, lookups, attacker.answers());
            assertThat(register.isAlive()).as(register.said()).isTrue();
            assertThat(lookups.failures()).isEmpty();
            assertThat(lookups.millis()).isNotEmpty();
            assertThat(attacker.answers()).isNotEmpty().doesNotContainKeys("KFR-007", "KFR-062", "no answer");
        } finally {
            kar.inject(Fault.NONE);
        }
        assertThat(register.health("/actuator/health"))
                .startsWith("{")
                .contains("\"status\":\"UP\"")
                .doesNotContain("DOWN");
    }

    private static void run(String attack, Attacker attacker) {
        try {
            Attacks.all().get(attack).on(attacker);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
