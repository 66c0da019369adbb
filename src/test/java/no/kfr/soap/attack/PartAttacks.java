package no.kfr.soap.attack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Messages with attachments whose parts begin, end, or describe themselves in another way than they may. */
final class PartAttacks {

    private PartAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        partHeaders(attacks);
        boundaries(attacks);
        return attacks;
    }

    private static void partHeaders(List<Attack> attacks) {
        for (String type : List.of(
                "multipart/mixed; boundary=x", "message/rfc822", "application/xop+xml", "nonsense", "a/b; c=d; c=e")) {
            attacks.add(AttachmentAttacks.invalid(
                    "an attachment of type " + type,
                    "no message or multipart itself",
                    message -> message.fileHeaders("application/octet-stream", type)));
        }
        attacks.add(AttachmentAttacks.invalid(
                "an attachment without an id",
                "has a Content-ID",
                message -> message.fileHeaders("Content-ID: <file@test>\r\n", "")));
        for (String other : List.of("file", "root")) {
            attacks.add(AttachmentAttacks.invalid(
                    "a second part with the id " + other,
                    "every Content-ID is there once",
                    message -> message.more(
                            AttachmentAttacks.OTHER_FILE.replace("other", other), AttachmentAttacks.CONTENT)));
        }
        String encoded = "Content-Transfer-Encoding is binary";
        attacks.add(AttachmentAttacks.invalid(
                "an attachment in base64", encoded, message -> message.fileHeaders("binary", "base64")));
        attacks.add(AttachmentAttacks.invalid(
                "an envelope in quoted-printable",
                encoded,
                message -> message.rootHeaders("Encoding: binary", "Encoding: quoted-printable")));
        attacks.add(AttachmentAttacks.invalid(
                "a header of 5000 bytes",
                "4096 bytes",
                message -> message.fileHeaders("Content-ID", "X-Long: " + "x".repeat(5000) + "\r\nContent-ID")));
        attacks.add(AttachmentAttacks.invalid(
                "headers of 5000 bytes in all",
                "4096 bytes",
                message -> message.fileHeaders("Content-ID", headers(50) + "Content-ID")));
        attacks.add(AttachmentAttacks.invalid(
                "a header twice",
                "header of a part is there twice",
                message -> message.fileHeaders("Content-ID", "Content-ID: <a@b>\r\nContent-ID")));
        attacks.add(AttachmentAttacks.invalid(
                "a header without a name",
                "headers are readable",
                message -> message.fileHeaders("Content-ID", ": x\r\nContent-ID")));
        attacks.add(AttachmentAttacks.invalid(
                "a line that is no header",
                "headers are readable",
                message -> message.fileHeaders("Content-ID", "x\r\nContent-ID")));
        for (String charset : List.of("X-NO", "\"\u00e6\"", "-", "\"UTF-8;x\"")) {
            attacks.add(AttachmentAttacks.of(
                    "the envelope's encoding is " + charset,
                    "KFR-101",
                    id -> AttachmentAttacks.message(id).rootHeaders("UTF-8", charset)));
        }
        attacks.add(AttachmentAttacks.of(
                "the envelope's encoding is another",
                "KFR-100",
                id -> AttachmentAttacks.message(id).rootHeaders("UTF-8", "UTF-16")));
    }

    private static void boundaries(List<Attack> attacks) {
        String first = "the first part is the envelope";
        attacks.add(AttachmentAttacks.invalid(
                "the first part is of type text/xml",
                first,
                message -> message.rootHeaders("application/xop+xml", "text/xml")));
        attacks.add(AttachmentAttacks.invalid(
                "the start is the attachment",
                "start is left out or names the first part",
                message -> message.type("start=\"<root@test>", "start=\"<file@test>")));
        attacks.add(AttachmentAttacks.invalid(
                "something after the end", "nothing follows", message -> message.after("\r\nmore")));
        String begins = "begins with the boundary";
        String ends = "the message ends with its boundary";
        attacks.add(rewritten("something before the beginning", begins, text -> "x" + text));
        attacks.add(rewritten("another boundary than was said", begins, text -> text.replace("uuid:8a5b", "other")));
        attacks.add(rewritten("no end", ends, text -> text.substring(0, text.length() - 4)));
        attacks.add(rewritten("an end within the headers", ends, text -> text.substring(0, 40)));
        attacks.add(rewritten(
                "an attachment that does not end",
                ends,
                text -> text.substring(0, text.lastIndexOf("\r\n--uuid:8a5b"))));
        attacks.add(rewritten(
                "something beside the boundary",
                "a boundary stands on a line of its own",
                text -> text.replaceFirst("--uuid:8a5b\r\n", "--uuid:8a5bx\r\n")));
        attacks.add(rewritten("no part at all", "at least one part", text -> "\r\n--uuid:8a5b--"));
    }

    private static String headers(int count) {
        StringBuilder headers = new StringBuilder();
        for (int i = 0; i < count; i++) {
            headers.append("X-").append(i).append(": ").append("x".repeat(100)).append("\r\n");
        }
        return headers.toString();
    }

    /** The file ends up as ISO 8859-1 and back: all of it is ASCII. */
    private static Attack rewritten(String name, String rule, UnaryOperator<String> change) {
        return new Attack(name, AttachmentAttacks.INVALID, id -> {
                    String text = new String(AttachmentAttacks.message(id).bytes(), StandardCharsets.ISO_8859_1);
                    byte[] changed = change.apply(text).getBytes(StandardCharsets.ISO_8859_1);
                    return new Attack.Wire(
                            Attack.UPLOAD, AttachmentAttacks.message(id).contentType(), changed, List.of());
                })
                .because(rule);
    }
}
