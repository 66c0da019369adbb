package no.kfr.audit;

import java.util.stream.Stream;
import no.kfr.MovableClock;
import no.kfr.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of a {@link SealedJournal}, on each database that is there. */
@ParameterizedClass
@MethodSource("databases")
public abstract class SealedJournalCase {

    protected final SealedJournal journal;

    protected SealedJournalCase(TestDatabase database) {
        journal = SealedJournal.on(database);
    }

    static Stream<TestDatabase> databases() {
        return TestDatabase.available().stream();
    }

    @AfterEach
    void stop_the_clock() {
        journal.node.clock().moveTo(MovableClock.START);
    }
}
