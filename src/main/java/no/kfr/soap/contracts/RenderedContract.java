package no.kfr.soap.contracts;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import no.kfr.digest.Sha256;

/**
 * A contract as it is served: rendered once, with gaps where the register's own address goes. Serving it costs the bytes that are sent
 * and nothing else, whatever address is put in.
 */
final class RenderedContract {

    /** Stands for the register's address while a contract is rendered. */
    static final String GAP = "urn:gap:address-of-the-register";

    private static final int TAG_BYTES = 16;

    private final List<byte[]> pieces = new ArrayList<>();
    private final byte[] digest;
    private final int length;

    private RenderedContract(String text) {
        for (String piece : text.split(GAP, -1)) {
            pieces.add(piece.getBytes(StandardCharsets.UTF_8));
        }
        this.digest = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        this.length = pieces.stream().mapToInt(piece -> piece.length).sum();
    }

    /** @param document with {@link #GAP} for each of its addresses */
    static RenderedContract of(ContractDocument document) {
        return new RenderedContract(document.text());
    }

    /** The contract with this address in it. */
    At at(String address) {
        String escaped = address.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        return new At(escaped.getBytes(StandardCharsets.UTF_8));
    }

    /** One contract at one address. */
    final class At {

        private final byte[] address;

        private At(byte[] address) {
            this.address = address;
        }

        int length() {
            return length + (pieces.size() - 1) * address.length;
        }

        /** The same for the same bytes, and for no others. */
        String entityTag() {
            return '"' + HexFormat.of().formatHex(Sha256.of(digest, address), 0, TAG_BYTES) + '"';
        }

        void writeTo(OutputStream out) throws IOException {
            out.write(pieces.getFirst());
            for (byte[] piece : pieces.subList(1, pieces.size())) {
                out.write(address);
                out.write(piece);
            }
        }
    }
}
