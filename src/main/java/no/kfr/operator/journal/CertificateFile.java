package no.kfr.operator.journal;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import no.kfr.audit.AuditRefused;
import no.kfr.keyfile.KeyFile;
import no.kfr.keyfile.KeyFileRefused;

/** Certificates that an operator or a court brings along, in any usual form. */
final class CertificateFile {

    private CertificateFile() {}

    static List<X509Certificate> read(List<Path> files) {
        return files.stream().flatMap(file -> read(file).stream()).toList();
    }

    private static List<X509Certificate> read(Path file) {
        try {
            List<X509Certificate> certificates = KeyFile.read(file, null).certificates();
            if (certificates.isEmpty()) {
                throw new AuditRefused("The file " + file + " holds no certificate.");
            }
            return certificates;
        } catch (KeyFileRefused refused) {
            throw new AuditRefused("The file " + file + " " + refused.getMessage() + ".", refused);
        }
    }
}
