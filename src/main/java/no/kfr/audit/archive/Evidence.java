package no.kfr.audit.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import no.kfr.audit.AdministrativeJournal;
import no.kfr.audit.AuditRefused;
import no.kfr.audit.SealingKey;
import no.kfr.audit.cipher.ContentCipher;
import no.kfr.audit.cipher.PrivateFile;
import no.kfr.audit.seal.CertificateTable;
import no.kfr.audit.seal.Sealer;
import no.kfr.audit.verify.VerificationParameters;
import no.kfr.audit.verify.VerificationReport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Evidence packages: a case in a file that proves itself. */
@Service
public class Evidence {

    private final JdbcClient database;
    private final ContentCipher cipher;
    private final CertificateTable certificates;
    private final SealingKey key;
    private final Sealer sealer;
    private final AdministrativeJournal journal;
    private final Clock clock;

    Evidence(
            JdbcClient database,
            ContentCipher cipher,
            CertificateTable certificates,
            SealingKey key,
            Sealer sealer,
            AdministrativeJournal journal,
            Clock clock) {
        this.database = database;
        this.cipher = cipher;
        this.certificates = certificates;
        this.key = key;
        this.sealer = sealer;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Writes all that the journal holds of the case. The file has its name only when the export is journalled.
     *
     * @return how many entries it holds
     * @throws AuditRefused when there is nothing, or the file cannot be written or is there already
     */
    public int export(UUID caseId, Path file, String operator) {
        if (Files.exists(file)) {
            throw new AuditRefused("The file " + file + " is there already. Choose another name.");
        }
        sealer.seal();
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Integer entries = journal.doing(() -> {
                int written = write(caseId, unfinished);
                journal.record("audit export", operator, caseId, null, written + " entries exported");
                return written;
            });
            Files.move(unfinished, file);
            return entries == null ? 0 : entries;
        } catch (IOException | UncheckedIOException failed) {
            throw new AuditRefused("The file " + file + " cannot be written.", failed);
        } finally {
            delete(unfinished);
        }
    }

    /**
     * Checks a package, without the register.
     *
     * @throws AuditRefused when the file is not there, or is no package
     */
    public static VerificationReport verify(Path archive, VerificationParameters asked, Clock clock) {
        try (var files = new PackageReader(archive)) {
            return new ArchiveVerification(files, asked, clock).run();
        } catch (IOException unreadable) {
            throw new AuditRefused("The file " + archive + " is missing, or is not a ZIP file.", unreadable);
        }
    }

    private int write(UUID caseId, Path file) {
        delete(file);
        try (OutputStream out = Channels.newOutputStream(PrivateFile.create(file))) {
            return new CasePackage(database, cipher, certificates, key.current())
                    .write(caseId, clock.instant().toString(), new BufferedOutputStream(out));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException stillThere) {
            throw new AuditRefused("The file " + unfinished + " could not be deleted; delete it.", stillThere);
        }
    }
}
