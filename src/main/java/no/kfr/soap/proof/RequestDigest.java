package no.kfr.soap.proof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import no.kfr.digest.Sha256;
import no.kfr.soap.message.Envelope;
import org.apache.cxf.staxutils.StaxUtils;

/**
 * What is kept of a request whose content is none of the register's business: its SOAP header, which holds the signature with the digest
 * of the body, and size and digest of the whole. Whoever has the message can still show that it is this one.
 */
final class RequestDigest {

    /** A genuine header has about 6 KB. */
    private static final int LONGEST_HEADER = 32 * 1024;

    private RequestDigest() {}

    /** As a MIME entity, whose content type tells it from a request that was kept whole. */
    static byte[] of(byte[] request, Envelope envelope) {
        String first = "Content-Type: application/vnd.kfr.soap-header+xml; size=" + request.length + "; sha256="
                + Sha256.hexOf(request) + "\r\n\r\n";
        byte[] header = header(envelope);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        kept.writeBytes(first.getBytes(StandardCharsets.US_ASCII));
        if (header.length <= LONGEST_HEADER) {
            kept.writeBytes(header);
        }
        return kept.toByteArray();
    }

    private static byte[] header(Envelope envelope) {
        return StaxUtils.toString(envelope.header()).getBytes(StandardCharsets.UTF_8);
    }
}
