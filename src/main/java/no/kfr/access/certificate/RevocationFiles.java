package no.kfr.access.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kfr.refusal.StartRefused;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Revocation lists and OCSP responses that the operator gives as files. Whether they are authentic is found out when they are
 * used.
 */
record RevocationFiles(List<X509CRL> crls, Map<BigInteger, List<Response>> responses) {

    private static final String PREFIX = "kfr.access.certificates.revocation.";

    /**
     * A stored answer about one certificate.
     *
     * @param about the issuer's name and key, digested, and the serial number: that alone is not unique
     */
    record Response(
            byte[] encoded,
            CertificateID about,
            Instant thisUpdate,
            @Nullable Instant nextUpdate) {

        boolean isAboutAnIssueOf(X509Certificate issuer) {
            try {
                return about.matchesIssuer(
                        new JcaX509CertificateHolder(issuer), new JcaDigestCalculatorProviderBuilder().build());
            } catch (OCSPException | OperatorCreationException | CertificateEncodingException notComparable) {
                return false;
            }
        }
    }

    static RevocationFiles read(CertificateSettings.Revocation settings) {
        List<X509CRL> crls = new ArrayList<>();
        for (Path file : settings.crlFiles()) {
            crls.addAll(crls(file));
        }
        Path folder = settings.ocspResponses();
        List<Path> files = folder == null ? List.of() : responseFiles(folder);
        Map<BigInteger, List<Response>> responses = files.stream()
                .flatMap(file -> responses(file).stream())
                .collect(Collectors.groupingBy(response -> response.about().getSerialNumber()));
        return new RevocationFiles(List.copyOf(crls), Map.copyOf(responses));
    }

    /** What to watch; a folder that is away for a moment is no reason to fail. */
    static List<Path> files(CertificateSettings.Revocation settings) {
        List<Path> files = new ArrayList<>(settings.crlFiles());
        Path folder = settings.ocspResponses();
        if (folder != null) {
            files.add(folder);
            if (Files.isDirectory(folder)) {
                files.addAll(responseFiles(folder));
            }
        }
        return files;
    }

    /** The revocation list that speaks for this issuer and has not run out. */
    Optional<X509CRL> crlOf(X509Certificate issuer, Instant now) {
        return crls.stream()
                .filter(crl -> AuthorityNames.canonical(crl.getIssuerX500Principal())
                        .equals(AuthorityNames.canonical(issuer.getSubjectX500Principal())))
                .filter(crl -> crl.getNextUpdate() == null
                        || crl.getNextUpdate().toInstant().isAfter(now))
                .findFirst();
    }

    /** The newest stored response about this certificate of this issuer that has not run out. */
    Optional<Response> responseFor(X509Certificate certificate, X509Certificate issuer, Instant now) {
        return responses.getOrDefault(certificate.getSerialNumber(), List.of()).stream()
                .filter(response ->
                        response.nextUpdate() == null || response.nextUpdate().isAfter(now))
                .filter(response -> response.isAboutAnIssueOf(issuer))
                .max(Comparator.comparing(Response::thisUpdate));
    }

    private static List<X509CRL> crls(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509CRL> crls = CertificateFactory.getInstance("X.509").generateCRLs(in).stream()
                    .map(X509CRL.class::cast)
                    .toList();
            if (crls.isEmpty()) {
                throw refused("crl-files", file, "holds no revocation list", null);
            }
            return crls;
        } catch (IOException e) {
            throw refused("crl-files", file, "is missing or cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw refused("crl-files", file, "is not a revocation list, PEM or DER", e);
        }
    }

    private static List<Path> responseFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ocsp"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw refused("ocsp-responses", folder, "is not a folder that can be read", e);
        }
    }

    private static List<Response> responses(Path file) {
        try {
            byte[] encoded = Files.readAllBytes(file);
            if (!(new OCSPResp(encoded).getResponseObject() instanceof BasicOCSPResp basic)) {
                throw refused("ocsp-responses", file, "is not a successful OCSP response", null);
            }
            return Arrays.stream(basic.getResponses())
                    .map(single -> response(encoded, single))
                    .toList();
        } catch (StartRefused refused) {
            throw refused;
        } catch (IOException | OCSPException | RuntimeException e) {
            // Bouncy Castle meets what is no ASN.1 of its kind with unchecked exceptions of several kinds
            throw refused("ocsp-responses", file, "is not an OCSP response in DER", e);
        }
    }

    private static Response response(byte[] encoded, SingleResp single) {
        Instant until =
                single.getNextUpdate() == null ? null : single.getNextUpdate().toInstant();
        return new Response(encoded, single.getCertID(), single.getThisUpdate().toInstant(), until);
    }

    private static StartRefused refused(String setting, Path file, String what, @Nullable Exception cause) {
        String message = file + " that " + PREFIX + setting + " names " + what + ".";
        return cause == null ? new StartRefused(message) : new StartRefused(message, cause);
    }
}
