package no.kfr.keyfile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;

/** The form of a file, told by its first bytes. */
interface FileForm {

    KeyFile read(byte[] content, char[] password) throws KeyFileRefused;

    static FileForm of(byte[] content) throws KeyFileRefused {
        if (startsWith(content, 0xFE, 0xED, 0xFE, 0xED)) {
            return new JavaStore("JKS");
        }
        if (startsWith(content, 0xCE, 0xCE, 0xCE, 0xCE)) {
            return new JavaStore("JCEKS");
        }
        if (TextBytes.decoded(content).contains("-----BEGIN ")) {
            return new PemText();
        }
        if (content[0] == 0x30) {
            return isPkcs12(content) ? new Pkcs12() : new DerObject();
        }
        throw KeyFileRefused.file(unknown(content));
    }

    private static boolean isPkcs12(byte[] content) throws KeyFileRefused {
        try {
            ASN1Sequence whole = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(content));
            return whole.size() > 1
                    && whole.getObjectAt(0) instanceof ASN1Integer version
                    && version.hasValue(3)
                    && whole.getObjectAt(1) instanceof ASN1Sequence;
        } catch (IOException | IllegalArgumentException | IllegalStateException broken) {
            throw KeyFileRefused.file("is damaged or not whole: copy it anew", broken);
        }
    }

    private static String unknown(byte[] content) {
        String text = new String(content, 0, Math.min(content.length, 400), StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith("<")) {
            return "is a web page or XML, not a file of keys";
        }
        if (text.matches("[A-Za-z0-9+/=\\s]+") && text.startsWith("M")) {
            return "is Base64 without its lines BEGIN and END: decode it, or add them";
        }
        return "is neither PKCS#12, JKS, PEM nor DER";
    }

    private static boolean startsWith(byte[] content, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (content.length <= i || (content[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
