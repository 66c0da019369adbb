package no.kfr.operator.journal;

import no.kfr.audit.AuditRefused;
import no.kfr.identity.AccountNumber;
import no.kfr.identity.ControlObject;
import no.kfr.identity.CustomerId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The person, the organisation or the account that it is about. Each has its option: digits alone do not tell which it is. */
final class AboutOption {

    @Mixin
    private final ControlObjectOption controlObject = new ControlObjectOption();

    @Option(
            names = "--account",
            paramLabel = "NUMBER",
            arity = "0..1",
            interactive = true,
            echo = false,
            description = "The account that it is about. Without the number, it is asked for.")
    private @Nullable String account;

    /** Read here for the reason that {@link ControlObjectOption} has. */
    @Nullable
    ControlObject about() {
        CustomerId customer = controlObject.id();
        if (account == null) {
            return customer;
        }
        if (customer != null) {
            throw new AuditRefused("--control-object or --account, not both.");
        }
        return AccountNumber.read(account.replaceAll("[ .]", ""))
                .orElseThrow(() -> new AuditRefused("--account: not an account number of eleven digits."));
    }
}
