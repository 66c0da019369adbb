package no.kfr.operator.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import no.kfr.audit.AuditRefused;

/** Certificates that an operator or a court brings along, in PEM or DER. */
final class CertificateFile {

    private CertificateFile() {}

    static List<X509Certificate> read(List<Path> files) {
        return files.stream().flatMap(file -> read(file).stream()).toList();
    }

    private static List<X509Certificate> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new AuditRefused("The file " + file + " holds no certificate.");
            }
            return certificates;
        } catch (IOException unreadable) {
            throw new AuditRefused("The file " + file + " is missing or cannot be read.", unreadable);
        } catch (CertificateException wrong) {
            throw new AuditRefused("The file " + file + " holds no certificate in PEM or DER.", wrong);
        }
    }
}
