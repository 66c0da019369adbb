package no.kfr.audit.verify;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import no.kfr.audit.seal.CertificateTable;
import no.kfr.audit.verify.Finding.Kind;
import no.kfr.digest.Fingerprint;
import org.springframework.jdbc.core.JdbcTemplate;

/** That the certificates which stored requests were signed with are there, and are those that the sealed entries name. */
record SignersCheck(JdbcTemplate database, CertificateTable certificates, Findings findings) {

    private static final String NAMED = "select distinct e.certificate from journal_entry e"
            + " join journal_message m on m.entry_id = e.entry_id and m.kind = 'REQUEST'"
            + " where e.certificate is not null and m.content is not null";

    void check() {
        database.queryForList(NAMED, String.class).forEach(this::check);
    }

    private void check(String fingerprint) {
        Optional<List<X509Certificate>> chain = certificates.find(fingerprint);
        String where = "certificate " + fingerprint;
        if (chain.isEmpty()) {
            findings.add(Kind.CONTENT_REMOVED, where, "requests are signed with it, and it is not there");
        } else if (chain.get().isEmpty()
                || !Fingerprint.of(chain.get().getFirst()).equals(fingerprint)) {
            findings.add(Kind.CONTENT_ALTERED, where, "it is another than the one that requests are signed with");
        }
    }
}
