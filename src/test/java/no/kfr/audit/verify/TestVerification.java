package no.kfr.audit.verify;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import no.kfr.identity.OrganisationNumber;
import org.jspecify.annotations.Nullable;

/** What tests verify against. */
public final class TestVerification {

    private TestVerification() {}

    /** These certificates, and nothing else: no hashes kept elsewhere. */
    public static VerificationParameters against(
            List<X509Certificate> certificates, @Nullable OrganisationNumber register) {
        return new VerificationParameters(certificates, register, List.of(), Map.of(), null);
    }
}
