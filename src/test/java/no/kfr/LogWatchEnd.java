package no.kfr;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Ends the run when something was logged that no test was failed for any more. A listener cannot fail a test, and what it throws is
 * dropped: so it stops Java, which no build takes for success.
 */
public final class LogWatchEnd implements TestExecutionListener {

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        try {
            LogWatchExtension.failIfAny();
        } catch (AssertionError found) {
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)
                    .println(found.getMessage());
            Runtime.getRuntime().halt(1);
        }
    }
}
