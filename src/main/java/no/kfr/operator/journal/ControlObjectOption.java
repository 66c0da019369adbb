package no.kfr.operator.journal;

import no.kfr.audit.AuditRefused;
import no.kfr.identity.CustomerId;
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

    /** Read here and not by the command line's own conversion, which would repeat a wrong id in its message. */
    @Nullable
    CustomerId id() {
        return id == null
                ? null
                : CustomerId.read(id.strip())
                        .orElseThrow(() -> new AuditRefused(
                                "--control-object: neither an identity number nor an organisation number."));
    }
}
