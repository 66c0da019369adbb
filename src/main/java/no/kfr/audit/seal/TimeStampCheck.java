package no.kfr.audit.seal;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * What a stored time stamp is worth.
 *
 * @param time what the authority said
 * @param trusted whether its certificate is, or was issued by, one that was given
 */
public record TimeStampCheck(Instant time, boolean trusted) {

    private static final int LONGEST_CHAIN = 10;

    /** Nothing, when it is not a valid stamp of this hash. */
    public static Optional<TimeStampCheck> of(byte[] token, byte[] hash, List<X509Certificate> given) {
        try {
            return read(token, hash, given);
        } catch (CMSException
                | TSPException
                | IOException
                | OperatorCreationException
                | CertificateException
                | RuntimeException notAValidStamp) {
            // Bouncy Castle meets what is no ASN.1 of its kind with unchecked exceptions of several kinds
            return Optional.empty();
        }
    }

    private static Optional<TimeStampCheck> read(byte[] token, byte[] hash, List<X509Certificate> given)
            throws CMSException, TSPException, IOException, OperatorCreationException, CertificateException {
        var stamp = new TimeStampToken(new CMSSignedData(token));
        if (!Arrays.equals(stamp.getTimeStampInfo().getMessageImprintDigest(), hash)) {
            return Optional.empty();
        }
        Optional<X509CertificateHolder> holder =
                stamp.getCertificates().getMatches(stamp.getSID()).stream().findFirst();
        if (holder.isEmpty()) {
            return Optional.empty();
        }
        X509Certificate signer = new JcaX509CertificateConverter().getCertificate(holder.get());
        if (!KeySizeLimit.is(signer.getPublicKey())) {
            return Optional.empty();
        }
        stamp.validate(new JcaSimpleSignerInfoVerifierBuilder().build(holder.get()));
        return Optional.of(new TimeStampCheck(
                stamp.getTimeStampInfo().getGenTime().toInstant(), isTrusted(signer, certificates(stamp), given)));
    }

    private static List<X509Certificate> certificates(TimeStampToken stamp) throws CertificateException {
        var converter = new JcaX509CertificateConverter();
        List<X509Certificate> all = new ArrayList<>();
        for (X509CertificateHolder each : stamp.getCertificates().getMatches(null)) {
            if (all.size() < LONGEST_CHAIN) {
                all.add(converter.getCertificate(each));
            }
        }
        return all;
    }

    /** By one that was given: itself, its issuer, or an issuer of the intermediate ones that came with the stamp. */
    private static boolean isTrusted(X509Certificate signer, List<X509Certificate> sent, List<X509Certificate> given) {
        List<X509Certificate> left = new ArrayList<>(sent);
        X509Certificate last = signer;
        while (last != null) {
            X509Certificate current = last;
            if (given.stream().anyMatch(one -> one.equals(current) || SealTrust.issued(one, current))) {
                return true;
            }
            left.remove(current);
            last = left.stream()
                    .filter(issuer -> issuer.getBasicConstraints() >= 0 && SealTrust.issued(issuer, current))
                    .findFirst()
                    .orElse(null);
        }
        return false;
    }
}
