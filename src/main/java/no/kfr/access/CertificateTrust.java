package no.kfr.access;

/** Decides whether a certificate proves who its holder is. Says nothing of what the holder may do: see {@link Access}. */
public interface CertificateTrust {

    /**
     * Looks at a token before anything else of its message is believed. Work is bounded whatever the token holds, nobody is
     * asked over the network, and no key of the token is used before a trusted authority vouched for it: size and shape first,
     * then the kind and size of each key, then the path to an authority, then what the certificate was issued for.
     *
     * @throws no.kfr.refusal.Refused with TOKEN_NOT_READABLE, UNKNOWN_ISSUER, CERTIFICATE_EXPIRED, CERTIFICATE_NOT_USABLE,
     *     CERTIFICATE_FOR_ANOTHER_USE, POLICY_NOT_ACCEPTED or WEAK_ALGORITHM
     */
    PresentedCertificate examine(SenderToken token);
}
