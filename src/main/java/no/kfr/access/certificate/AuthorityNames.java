package no.kfr.access.certificate;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * Names of authorities, compared as RFC 5280, 7.1 says: whatever string type, without case, white space collapsed. The JDK does
 * so for attributes that it has a keyword for, which {@code organizationIdentifier} has not.
 */
final class AuthorityNames {

    /** Longer names equal only themselves: folding costs more than linear time, and a stranger may have written them. */
    private static final int LONGEST_FOLDED = 1500;

    private static final int LONGEST_SHOWN = 80;
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NOT_PRINTED = Pattern.compile("[\\p{C}<>&]");

    private AuthorityNames() {}

    /** A text that is the same for names that RFC 5280 calls the same. */
    static String canonical(X500Principal name) {
        byte[] encoded = name.getEncoded();
        if (encoded.length > LONGEST_FOLDED) {
            return HexFormat.of().formatHex(encoded);
        }
        return Arrays.stream(X500Name.getInstance(encoded).getRDNs())
                .map(rdn -> Arrays.stream(rdn.getTypesAndValues())
                        .map(AuthorityNames::canonical)
                        .sorted()
                        .collect(Collectors.joining("\u0001")))
                .collect(Collectors.joining("\u0000"));
    }

    /** Without case, white space collapsed. */
    static String folded(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String folded = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return WHITE_SPACE.matcher(folded).replaceAll(" ").strip();
    }

    /** The common name, else the organisation's: names of authorities, for people to read. */
    static String shown(X509Certificate authority) {
        return Stream.of(BCStyle.CN, BCStyle.O)
                .flatMap(type -> Arrays.stream(
                        X500Name.getInstance(authority.getSubjectX500Principal().getEncoded())
                                .getRDNs(type)))
                .findFirst()
                .map(RDN::getFirst)
                .map(part -> text(part.getValue()))
                .map(name -> name.substring(0, Math.min(name.length(), LONGEST_SHOWN)))
                .map(name -> NOT_PRINTED.matcher(name).replaceAll("?"))
                .orElse("without a name");
    }

    /** The common name, folded. */
    static Optional<String> commonName(X509Certificate authority) {
        X500Name subject =
                X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
        return Arrays.stream(subject.getRDNs(BCStyle.CN))
                .findFirst()
                .map(rdn -> folded(text(rdn.getFirst().getValue())));
    }

    private static String canonical(AttributeTypeAndValue part) {
        String value =
                part.getValue() instanceof ASN1String string ? folded(string.getString()) : text(part.getValue());
        return part.getType().getId() + "=" + value;
    }

    private static String text(ASN1Encodable value) {
        if (value instanceof ASN1String string) {
            return string.getString();
        }
        try {
            return HexFormat.of().formatHex(value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalStateException("a name that was read and cannot be written", e);
        }
    }
}
