package no.kfr.audit.verify;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.kfr.audit.seal.SealTrust;
import no.kfr.identity.OrganisationNumber;
import org.jspecify.annotations.Nullable;

/**
 * What a verification is held against.
 *
 * @param certificates of the register, or of its authorities
 * @param register its organisation number, which certificates from an authority must carry
 * @param timeStampCertificates of the time stamp authority, or its issuer
 * @param expected hashes in hex by block number, as earlier runs told them: what is there must contain them
 * @param newestWithin the newest block must not be older
 */
public record VerificationParameters(
        List<X509Certificate> certificates,
        @Nullable OrganisationNumber register,
        List<X509Certificate> timeStampCertificates,
        Map<Long, String> expected,
        @Nullable Duration newestWithin) {

    public VerificationParameters {
        certificates = List.copyOf(certificates);
        timeStampCertificates = List.copyOf(timeStampCertificates);
        expected = Map.copyOf(expected);
    }

    /** The number that the register's own certificate carries. */
    public static @Nullable OrganisationNumber registerOf(X509Certificate own) {
        String number = SealTrust.organisation(own);
        return number == null ? null : OrganisationNumber.read(number).orElse(null);
    }

    public SealTrust trust() {
        return new SealTrust(certificates, register);
    }
}
