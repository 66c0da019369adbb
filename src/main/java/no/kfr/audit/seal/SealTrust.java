package no.kfr.audit.seal;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import no.kfr.identity.OrganisationNumber;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.jspecify.annotations.Nullable;

/**
 * Whose seals count: those under a certificate that was given, or under one that a given authority issued to the register. An
 * authority alone would not do: it issues certificates to everybody.
 *
 * @param given certificates of the register, or of authorities
 * @param register the organisation number that an authority's certificates must carry; without one only exact certificates count
 */
public record SealTrust(
        List<X509Certificate> given, @Nullable OrganisationNumber register) {

    private static final String SERIAL_NUMBER = "2.5.4.5";
    private static final String ORGANISATION_IDENTIFIER = "2.5.4.97";
    private static final int LONGEST = 6;

    /** What is said against a certificate outside its time. */
    public static final String NOT_VALID_THEN = "its certificate was not valid then";

    public SealTrust {
        given = List.copyOf(given);
    }

    /** Whether the certificate was valid at the time. Nobody can vouch for one that was not. */
    public static boolean wasValid(X509Certificate certificate, Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }

    /** Why the certificate does not count; nothing when it does. */
    public Optional<String> objection(List<X509Certificate> chain, Instant sealedAt) {
        X509Certificate own = chain.getFirst();
        if (!wasValid(own, sealedAt)) {
            return Optional.of(NOT_VALID_THEN);
        }
        if (given.contains(own)) {
            return Optional.empty();
        }
        if (!climbs(chain, sealedAt)) {
            return Optional.of("its certificate is not the given one, nor issued by a given authority");
        }
        if (register == null || !register.value().equals(organisation(own))) {
            return Optional.of("its certificate is from a given authority, but not the register's own");
        }
        return Optional.empty();
    }

    static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (issuer.getBasicConstraints() < 0
                || !KeySizeLimit.is(issuer.getPublicKey())
                || !issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException notByThisKey) {
            return false;
        }
    }

    private boolean climbs(List<X509Certificate> chain, Instant at) {
        X509Certificate below = chain.getFirst();
        for (int i = 1; i <= LONGEST; i++) {
            X509Certificate last = below;
            if (given.stream().anyMatch(authority -> issued(authority, last))) {
                return true;
            }
            if (i >= chain.size()
                    || !issued(chain.get(i), last)
                    || chain.get(i).getNotAfter().before(Date.from(at))) {
                return false;
            }
            below = chain.get(i);
        }
        return false;
    }

    /** The organisation number that an enterprise certificate carries, of either profile. */
    public static @Nullable String organisation(X509Certificate certificate) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        String identifier = value(subject, ORGANISATION_IDENTIFIER);
        return identifier != null ? identifier.replaceFirst("^NTRNO-", "") : value(subject, SERIAL_NUMBER);
    }

    private static @Nullable String value(X500Name subject, String attribute) {
        RDN[] found = subject.getRDNs(new ASN1ObjectIdentifier(attribute));
        return found.length == 1 ? IETFUtils.valueToString(found[0].getFirst().getValue()) : null;
    }
}
