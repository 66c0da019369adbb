package no.kfr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import no.kfr.demo.karsimulator.KarSimulator;
import no.kfr.demo.karsimulator.SimulatedData;

/** KAR for tests: a simulator on a free port, and the settings of a register that asks it. */
public final class TestKar {

    private static final class Shared {
        static final KarSimulator SIMULATOR = start(Clock.systemUTC());
    }

    private TestKar() {}

    /** One that knows nobody and does nothing wrong, for all tests of the JVM that are not about KAR. */
    public static KarSimulator knowingNobody() {
        return Shared.SIMULATOR;
    }

    /** For the test to close. Takes any certificate. */
    public static KarSimulator start(Clock clock) {
        return start(KarSimulator.Options.of(0, SimulatedData.NONE), clock);
    }

    /** For the test to close. Takes the tests' own certificates only, which are valid by the real clock. */
    public static KarSimulator startStrict(Clock clock, Duration tokenLasts) {
        return start(
                new KarSimulator.Options(
                        0,
                        SimulatedData.NONE,
                        List.of(TestCertificates.authority().certificate()),
                        tokenLasts,
                        Duration.ofSeconds(3)),
                clock);
    }

    public static List<String> settings(KarSimulator simulator) {
        return List.of(
                "kfr.kar.base-address=" + simulator.address(),
                "kfr.kar.maskinporten.token-endpoint=" + simulator.tokenEndpoint(),
                "kfr.kar.maskinporten.audience=" + KarSimulator.AUDIENCE,
                "kfr.kar.maskinporten.client-id=kfr-tests");
    }

    private static KarSimulator start(KarSimulator.Options order, Clock clock) {
        try {
            return KarSimulator.start(order, clock);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }
}
