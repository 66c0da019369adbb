package no.kfr.audit.seal;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.kfr.digest.Fingerprint;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Certificates by fingerprint, each once. A node remembers which are there, so that most requests do not ask. */
public final class CertificateTable {

    private static final int MOST_REMEMBERED = 10_000;

    private static final String ADD = """
        merge into journal_certificate known using (select cast(:fingerprint as varchar(64)) as fingerprint %s) given
        on (known.fingerprint = given.fingerprint)
        when not matched then insert (fingerprint, chain) values (:fingerprint, :chain)\
        """;

    private final JdbcClient database;
    private final String add;
    private final Set<String> stored = ConcurrentHashMap.newKeySet();

    /** @param postgresql whether the database is one; it wants a statement of its own that waits for another's insert */
    public CertificateTable(JdbcClient database, boolean postgresql) {
        this.database = database;
        this.add = postgresql
                ? "insert into journal_certificate (fingerprint, chain) values (:fingerprint, :chain) on conflict do"
                        + " nothing"
                : ADD.formatted("from dual");
    }

    /**
     * In the caller's transaction.
     *
     * @param chain the certificate that is named by its fingerprint first, then its issuers as far as they are known
     */
    public void keep(List<X509Certificate> chain) {
        String fingerprint = Fingerprint.of(chain.getFirst());
        if (stored.contains(fingerprint)) {
            return;
        }
        add(fingerprint, chain);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (stored.size() < MOST_REMEMBERED) {
                    stored.add(fingerprint);
                }
            }
        });
    }

    /** A merge looks first and inserts then; whom another's first message overtakes in between finds it kept, which is all it wants. */
    private void add(String fingerprint, List<X509Certificate> chain) {
        try {
            database.sql(add)
                    .param("fingerprint", fingerprint)
                    .param("chain", encoded(chain))
                    .update();
        } catch (DuplicateKeyException keptMeanwhile) {
            // of the databases that merge, each takes back the statement alone
        }
    }

    public Optional<List<X509Certificate>> find(String fingerprint) {
        return database.sql("select chain from journal_certificate where fingerprint = ?")
                .param(fingerprint)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .map(CertificateTable::decoded);
    }

    private static byte[] encoded(List<X509Certificate> chain) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertPath(chain)
                    .getEncoded("PkiPath");
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a certificate cannot be encoded", broken);
        }
    }

    /** @return nothing readable: an empty list, that no seal is accepted with */
    private static List<X509Certificate> decoded(byte[] chain) {
        try {
            List<? extends Certificate> path = CertificateFactory.getInstance("X.509")
                    .generateCertPath(new ByteArrayInputStream(chain), "PkiPath")
                    .getCertificates();
            return path.stream().map(X509Certificate.class::cast).toList();
        } catch (GeneralSecurityException altered) {
            return List.of();
        }
    }
}
