package no.kfr.access.certificate.own;

import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** A certificate's serial number as people compare it: by bytes, so that no row of digits in it looks like a customer's number. */
public final class SerialNumber {

    private static final HexFormat BYTES = HexFormat.ofDelimiter(":");

    private SerialNumber() {}

    public static String shown(X509Certificate certificate) {
        return BYTES.formatHex(certificate.getSerialNumber().toByteArray());
    }
}
