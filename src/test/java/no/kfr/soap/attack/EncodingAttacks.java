package no.kfr.soap.attack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import no.kfr.soap.Payloads;

/** The same bytes read in two ways: encodings that are not what they are said to be. */
final class EncodingAttacks {

    private static final String UTF_16 = "text/xml;charset=utf-16";

    private EncodingAttacks() {}

    static List<Attack> all() {
        return List.of(
                encoded("UTF-8 that is said to be UTF-16", "KFR-100", StandardCharsets.UTF_8, UTF_16, ""),
                encoded(
                        "UTF-16 of the other order than is said",
                        "KFR-100",
                        StandardCharsets.UTF_16BE,
                        "text/xml;charset=utf-16le",
                        ""),
                encoded(
                        "UTF-8 that declares to be UTF-16",
                        "KFR-100",
                        StandardCharsets.UTF_8,
                        Attack.TEXT,
                        "<?xml version=\"1.0\" encoding=\"utf-16\"?>"),
                encoded(
                        "UTF-8 that declares to be Latin",
                        "KFR-100",
                        StandardCharsets.UTF_8,
                        Attack.TEXT,
                        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"),
                encoded(
                        "Latin after the mark of UTF-8",
                        "KFR-100",
                        StandardCharsets.UTF_8,
                        "text/xml",
                        "\ufeff<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"),
                encoded(
                        "a declaration of Latin that begins late",
                        "KFR-100",
                        StandardCharsets.UTF_8,
                        Attack.TEXT,
                        "<?xml version=\"1.0\"" + " ".repeat(2000) + "encoding=\"ISO-8859-1\"?>"),
                encoded(
                        "a declaration of what does not exist",
                        "KFR-101",
                        StandardCharsets.UTF_8,
                        "text/xml",
                        "<?xml version=\"1.0\" encoding=\"X-NO\"?>"),
                encoded("UTF-16 that is said to be UTF-8", "KFR-100", StandardCharsets.UTF_16, Attack.TEXT, ""),
                encoded("UTF-32 that is said to be UTF-8", "KFR-100", Charset.forName("UTF-32"), Attack.TEXT, ""),
                encoded("UTF-7", "KFR-101", StandardCharsets.UTF_8, "text/xml;charset=UTF-7", ""),
                encoded(
                        "an encoding that does not exist",
                        "KFR-101",
                        StandardCharsets.UTF_8,
                        "text/xml;charset=X-NO",
                        ""),
                encoded(
                        "UTF-8 that is said to be EBCDIC",
                        "KFR-020",
                        StandardCharsets.UTF_8,
                        "text/xml;charset=IBM037",
                        ""),
                encoded(
                        "a version of XML that does not exist",
                        "KFR-020",
                        StandardCharsets.UTF_8,
                        Attack.TEXT,
                        "<?xml version=\"7.0\"?>"),
                new Attack(
                        "bytes that are not UTF-8",
                        "KFR-020",
                        id -> bytes(Payloads.register(id)
                                .text()
                                .replace(Payloads.CUSTOMER, Payloads.CUSTOMER + "\u00ff")
                                .getBytes(StandardCharsets.ISO_8859_1))),
                new Attack(
                        "too long a form of a character",
                        "KFR-020",
                        id -> overlong(Payloads.register(id).text())),
                new Attack(
                        "compressed",
                        "KFR-118",
                        id -> bytes(gzip(Payloads.register(id).text().getBytes(StandardCharsets.UTF_8)))
                                .with("Content-Encoding", "gzip")),
                new Attack(
                        "100 MB compressed",
                        "KFR-118",
                        id -> bytes(gzip(new byte[100 << 20])).with("Content-Encoding", "gzip")),
                new Attack(
                        "JSON",
                        "KFR-027",
                        id -> bytes("{}".getBytes(StandardCharsets.UTF_8)).as("application/json")),
                new Attack(
                        "a form",
                        "KFR-027",
                        id -> bytes("a=b".getBytes(StandardCharsets.UTF_8)).as("application/x-www-form-urlencoded")),
                new Attack(
                        "fast infoset",
                        "KFR-027",
                        id -> bytes(new byte[] {(byte) 0xE0, 0, 0, 1}).as("application/fastinfoset")));
    }

    private static Attack encoded(String name, String code, Charset charset, String type, String declaration) {
        return new Attack(
                name,
                code,
                id -> bytes((declaration + Payloads.register(id).text()).getBytes(charset))
                        .as(type));
    }

    private static Attack.Wire bytes(byte[] body) {
        return new Attack.Wire(Attack.UPLOAD, Attack.TEXT, body, List.of());
    }

    /** The first digit of the customer id in two bytes instead of one. */
    private static Attack.Wire overlong(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = text.indexOf(Payloads.CUSTOMER);
        out.writeBytes(text.substring(0, at).getBytes(StandardCharsets.UTF_8));
        out.write(0xC0);
        out.write(0x80 | text.charAt(at));
        out.writeBytes(text.substring(at + 1).getBytes(StandardCharsets.UTF_8));
        return bytes(out.toByteArray());
    }

    private static byte[] gzip(byte[] content) throws java.io.IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }
}
