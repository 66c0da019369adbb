package no.kfr.client.connect;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import no.kfr.client.soap.CallFailed;
import no.kfr.client.soap.Connection;
import no.kfr.client.soap.Connection.SoapVersion;
import no.kfr.identity.Flaw;
import no.kfr.identity.OrganisationNumber;
import no.kfr.terminal.CommandFailed;
import no.kfr.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which register, for whom, and with whose key. */
@SuppressWarnings("NullAway.Init") // set by picocli
public final class RegisterOptions {

    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--institution",
            paramLabel = "NUMBER",
            required = true,
            defaultValue = "${env:KFR_INSTITUTION}",
            description = "Organisation number of the institution whose customers they are. Variable: KFR_INSTITUTION.")
    private String institution;

    @Option(
            names = "--register",
            paramLabel = "URL",
            defaultValue = "${env:KFR_REGISTER:-https://localhost:8443}",
            description = "Where the register is. Variable: KFR_REGISTER. Default: https://localhost:8443.")
    private URI register;

    @Option(
            names = "--keystore",
            paramLabel = "FILE",
            required = true,
            defaultValue = "${env:KFR_KEYSTORE}",
            description =
                    "PKCS#12 (or JKS) with the enterprise certificate that signs, and its key: the institution's own"
                            + " or that of a supplier who acts for it. Variable: KFR_KEYSTORE.")
    private Path keystore;

    @Option(
            names = "--alias",
            paramLabel = "NAME",
            description = "The key's name in the store. Needed where there are several.")
    private @Nullable String alias;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "Holds the key store's password in its first line. Without it: the variable KFR_KEYSTORE_PASSWORD,"
                            + " else it is asked for.")
    private @Nullable Path passwordFile;

    @Option(
            names = {"--ca", "--truststore"},
            paramLabel = "FILE",
            required = true,
            defaultValue = "${env:KFR_CA}",
            description =
                    "The authorities that the register's TLS and signing certificates come from: PEM, or PKCS#12 with"
                            + " the password in the variable KFR_CA_PASSWORD. Variable: KFR_CA.")
    private Path authorities;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long one answer may take. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    /** Checks what can be checked before the first call. */
    Connection connection(Terminal terminal) {
        URI address = register();
        institution();
        KeyFiles.Password password = KeyFiles.password(passwordFile, keystore, terminal);
        return new Connection(
                address,
                KeyFiles.key(keystore, alias, password),
                KeyFiles.IN_MEMORY,
                KeyFiles.authorities(authorities),
                SoapVersion.SOAP_11,
                Duration.ofSeconds(Math.max(1, timeout)));
    }

    public String institution() {
        Flaw flaw = OrganisationNumber.flaw(institution);
        if (flaw != null) {
            throw wrong("--institution " + institution + " is not an organisation number: " + flaw.rule() + ".");
        }
        return institution;
    }

    public URI register() {
        String host = Objects.requireNonNullElse(register.getHost(), "");
        boolean https = "https".equalsIgnoreCase(register.getScheme());
        boolean own = "http".equalsIgnoreCase(register.getScheme()) && OWN_MACHINE.contains(host);
        if (host.isEmpty() || !(https || own)) {
            throw wrong(
                    "--register " + register + " is not an address like https://register.example.no. Customer ids leave"
                            + " this machine over https only.");
        }
        return register;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Why a call did not come through, where the cause lies in these options. */
    CommandFailed explained(CallFailed failed) {
        return new CommandFailed(CallProblem.explain(failed, register, authorities), failed);
    }
}
