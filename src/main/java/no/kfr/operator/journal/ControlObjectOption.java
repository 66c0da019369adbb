package no.kfr.operator.journal;

import java.util.Objects;
import no.kfr.audit.AuditRefused;
import no.kfr.identity.CustomerId;
import no.kfr.identity.Flaw;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The person or organisation that it is about. */
final class ControlObjectOption {

    @Option(
            names = "--control-object",
            paramLabel = "ID",
            arity = "0..1",
            interactive = true,
            echo = false,
            description =
                    "Whom it is about. Without the id, it is asked for, and does not stay in the shell's history.")
    private @Nullable String id;

    /**
     * Read here and not by the command line's own conversion, which would repeat a wrong id in its message. Whoever was
     * registered and asked about can be found, even where nobody has that number.
     */
    @Nullable
    CustomerId id() {
        if (id == null) {
            return null;
        }
        String digits = id.strip();
        return CustomerId.written(digits).orElseThrow(() -> refused(digits));
    }

    private static AuditRefused refused(String id) {
        Flaw flaw = Objects.requireNonNullElse(CustomerId.formFlaw(id), Flaw.CUSTOMER_CONTROL);
        return new AuditRefused(
                "--control-object: neither an identity number nor an organisation number: " + flaw.rule() + ".");
    }
}
