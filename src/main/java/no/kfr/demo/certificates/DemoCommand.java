package no.kfr.demo.certificates;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import no.kfr.refusal.Code;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code kfr certificates demo}: an authority, certificates for participants, and one for each refusal. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Makes an authority, a certificate for each participant, and one for each way in which a certificate is"
                    + " refused.",
            "All as PKCS#12 and PEM, with the authority's truststore and revocation list."
        })
final class DemoCommand implements Callable<Integer> {

    private static final List<DemoParticipant> DEFAULT_PARTICIPANTS = List.of(
            DemoParticipant.parse("974761076:Skatteetaten:new"), DemoParticipant.parse("915429785:Politiet:old"));

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where the files go; made when missing.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(
            names = "--participant",
            paramLabel = "NUMBER:NAME[:old|new]",
            converter = ParticipantConverter.class,
            description = {
                "An organisation with the older (serialNumber) or newer (organizationIdentifier, default) subject"
                        + " profile. May be given many times. Without any: Skatteetaten (new) and Politiet (old)."
            })
    private List<DemoParticipant> participants = List.of();

    @Option(
            names = "--password",
            defaultValue = "changeit",
            description = "Of the PKCS#12 files. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String password;

    @Option(names = "--force", description = "Replace files that are there. The old certificates are lost.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Files.createDirectories(out);
        } catch (FileAlreadyExistsException e) {
            err.println(out + " is not a folder.");
            return ExitCode.SOFTWARE;
        }
        if (!force && Files.exists(out.resolve("ca.p12"))) {
            err.println(out + " already has a demonstration authority. --force replaces it and all its certificates.");
            return ExitCode.SOFTWARE;
        }
        DemoSet set = DemoSet.create(participants.isEmpty() ? DEFAULT_PARTICIPANTS : participants, Clock.systemUTC());
        List<Path> inTheWay = force
                ? List.of()
                : set.files(out).stream().filter(Files::exists).toList();
        if (!inTheWay.isEmpty()) {
            err.println("Already there: " + inTheWay + ". --force replaces them.");
            return ExitCode.SOFTWARE;
        }
        set.write(out, password);
        print(set, spec.commandLine().getOut());
        return ExitCode.OK;
    }

    private void print(DemoSet set, PrintWriter terminal) {
        int width = set.certificates().stream()
                .mapToInt(certificate -> certificate.file().length())
                .max()
                .orElse(0);
        int purpose = set.certificates().stream()
                .mapToInt(certificate -> certificate.purpose().length())
                .max()
                .orElse(0);
        String line = "  %-" + width + "s  %-" + purpose + "s  %s%n";
        terminal.printf(
                "Certificates in %s (each as .p12, .pem and .key):%n%n",
                out.toAbsolutePath().normalize());
        terminal.printf(line, "file", "what it is", "the register answers");
        terminal.printf(line, "-".repeat(width), "-".repeat(purpose), "-".repeat(20));
        for (DemoCertificate certificate : set.certificates()) {
            String answer = certificate.refusedWith().map(DemoCommand::describe).orElse("accepted");
            terminal.printf(line, certificate.file(), certificate.purpose(), answer);
        }
        terminal.printf(
                "%nThe authority: %s and %s (trust it), %s (its revocation list), ca.p12 (its key).%n",
                DemoSet.CA_PEM, DemoSet.TRUST_STORE, DemoSet.CRL);
        terminal.printf("The PKCS#12 password is the one given with --password (default: changeit).%n");
        terminal.printf("Settings of a register that trusts them:%n");
        terminal.printf(
                "  kfr.access.certificates.trust-store: %s%n",
                out.resolve(DemoSet.CA_PEM).toAbsolutePath().normalize());
        terminal.printf("  kfr.access.certificates.policies: %s%n", CertificateTemplate.DEMO_POLICY);
        terminal.printf("  kfr.access.certificates.revocation.mode: hard%n");
        terminal.printf(
                "  kfr.access.certificates.revocation.crl-files: %s%n",
                out.resolve(DemoSet.CRL).toAbsolutePath().normalize());
        terminal.flush();
    }

    private static String describe(Code code) {
        return code.id() + " " + code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Turns what is wrong into picocli's own kind of message. */
    static final class ParticipantConverter implements ITypeConverter<DemoParticipant> {

        @Override
        public DemoParticipant convert(String value) {
            try {
                return DemoParticipant.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
