package no.kfr.audit.seal;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
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

    /** Nothing, when it is not a valid stamp of this hash. */
    public static Optional<TimeStampCheck> of(byte[] token, byte[] hash, List<X509Certificate> given) {
        try {
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
                    stamp.getTimeStampInfo().getGenTime().toInstant(),
                    given.stream().anyMatch(one -> one.equals(signer) || SealTrust.issued(one, signer))));
        } catch (CMSException
                | TSPException
                | IOException
                | OperatorCreationException
                | CertificateException notAValidStamp) {
            return Optional.empty();
        }
    }
}
