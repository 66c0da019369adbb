package no.kfr.operator.journal;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import no.kfr.audit.AuditRefused;
import no.kfr.audit.SealingKey;
import no.kfr.audit.archive.Evidence;
import no.kfr.audit.verify.Verification;
import no.kfr.audit.verify.VerificationParameters;
import no.kfr.audit.verify.VerificationReport;
import no.kfr.audit.verify.VerificationReport.Counts;
import no.kfr.identity.OrganisationNumber;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks that nobody altered, removed, inserted or reordered anything: in the journal, or in a package that"
                    + " was exported.",
            "For a package nothing of the register is needed but its certificate. Exit code 1 when something was found."
        })
public final class VerifyCommand extends OperatorCommand {

    private static final Pattern ANCHOR = Pattern.compile("(\\d{1,18}):([0-9a-fA-F]{64})");

    @Option(
            names = "--archive",
            paramLabel = "FILE",
            description = "A package from 'kfr audit export', checked offline.")
    private @Nullable Path archive;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description =
                    "The register's certificate, or its authority's together with --register; PEM or DER, repeatable."
                            + " Default for the journal, not for a package: the register's own keystore.")
    private List<Path> certificates = new ArrayList<>();

    @Option(
            names = "--register",
            paramLabel = "NUMBER",
            description = "The register's organisation number, which a certificate from a given authority must carry.")
    private @Nullable OrganisationNumber register;

    @Option(
            names = "--tsa-certificate",
            paramLabel = "FILE",
            description = "The certificate of the time stamp authority, or of its issuer; repeatable.")
    private List<Path> tsaCertificates = new ArrayList<>();

    @Option(
            names = "--expect-block",
            paramLabel = "NUMBER:HASH",
            description = "The newest block that an earlier run told, or a log; repeatable. Finds a missing end, and a"
                    + " history that was sealed anew.")
    private List<String> expected = new ArrayList<>();

    @Option(
            names = "--newest-within",
            paramLabel = "DURATION",
            description = "The newest block must not be older, for example PT1H.")
    private @Nullable Duration newestWithin;

    public VerifyCommand(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected @Nullable Integer runOffline() {
        if (archive == null) {
            return null;
        }
        if (certificates.isEmpty()) {
            throw new AuditRefused("A package is checked against the register's certificate: name it with --certificate"
                    + " FILE, or its authority's together with --register NUMBER.");
        }
        return told(
                Evidence.verify(archive, parameters(CertificateFile.read(certificates), register), Clock.systemUTC()));
    }

    @Override
    protected int run(OperatorContext services) {
        boolean own = certificates.isEmpty();
        List<X509Certificate> given =
                own ? services.service(SealingKey.class).current().chain() : CertificateFile.read(certificates);
        OrganisationNumber number = own ? VerificationParameters.registerOf(given.getFirst()) : register;
        VerificationReport report = services.service(Verification.class).verify(parameters(given, number), operator());
        int code = told(report);
        if (own) {
            out().println("Checked against the register's own keystore; --certificate FILE checks against yours.");
        }
        return code;
    }

    private VerificationParameters parameters(List<X509Certificate> given, @Nullable OrganisationNumber number) {
        Map<Long, String> anchors = new HashMap<>();
        for (String anchor : expected) {
            var matcher = ANCHOR.matcher(anchor);
            if (!matcher.matches()) {
                throw new AuditRefused("--expect-block: not a number, a colon and 64 hexadecimal digits.");
            }
            anchors.put(Long.valueOf(matcher.group(1)), matcher.group(2));
        }
        return new VerificationParameters(given, number, CertificateFile.read(tsaCertificates), anchors, newestWithin);
    }

    private int told(VerificationReport report) {
        PrintWriter out = out();
        report.findings().forEach(out::println);
        if (report.moreFindings() > 0) {
            out.println("... and " + report.moreFindings() + " more findings");
        }
        Counts counts = report.counts();
        out.println(counts.blocks() + " blocks, " + counts.entries() + " entries, " + counts.messages() + " messages"
                + (counts.purged() == 0 ? "" : "; " + counts.purged() + " contents purged"));
        if (counts.late() > 0) {
            out.println(counts.late() + " entries have waited for their seal for more than a minute: does a node run?");
        }
        if (report.newest() != null) {
            out.println("Newest block, sealed " + report.newest().sealedAt() + "; keep it for --expect-block:");
            out.println("  " + report.newest().anchor());
        }
        if (report.stamp() != null) {
            out.println("Stamped at " + report.stamp().at() + ", and with it all before: "
                    + report.stamp().anchor());
        }
        out.println(
                report.sound()
                        ? "Nothing was altered, removed, inserted or reordered."
                        : "NOT AS SEALED: " + report.allFindings() + " findings.");
        return report.sound() ? DONE : REFUSED;
    }
}
