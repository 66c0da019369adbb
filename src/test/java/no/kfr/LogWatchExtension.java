package no.kfr;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails the test, or the class, that logged somebody's number. JUnit finds it by itself. What other engines' tests log is told
 * after the next test here, or by {@link LogWatchEnd}.
 */
public final class LogWatchExtension implements AfterEachCallback, AfterAllCallback {

    @Override
    public void afterEach(ExtensionContext context) {
        failIfAny();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        failIfAny();
    }

    static void failIfAny() {
        WrittenLogs.read();
        List<String> found = LogWatch.take();
        if (!found.isEmpty()) {
            throw new AssertionError(
                    "The log held a customer id or an account number, here masked:\n  " + String.join("\n  ", found));
        }
    }
}
