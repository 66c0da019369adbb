package no.kfr.soap.attack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import no.kfr.soap.FileMessage;
import no.kfr.soap.Payloads;
import no.kfr.soap.SignedRequest;

/** Messages with attachments (MTOM) whose parts are missing, too many, of another kind, or not what was signed. */
final class AttachmentAttacks {

    private static final byte[] CONTENT = "922203687#2019-11-08".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LARGE = new byte[70_000];
    private static final String INVALID = "KFR-046";
    private static final String MEDIA = "KFR-027";
    private static final String MISMATCH = "KFR-025";
    private static final String OTHER_FILE = "Content-Type: text/plain\r\nContent-ID: <other@test>\r\n";

    private AttachmentAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        signedOtherwise(attacks);
        missingOrTooMany(attacks);
        ofTheWrongKind(attacks);
        partHeaders(attacks);
        boundaries(attacks);
        otherMultiparts(attacks);
        base64(attacks);
        return attacks;
    }

    private static void signedOtherwise(List<Attack> attacks) {
        byte[] flipped = CONTENT.clone();
        flipped[5] ^= 1;
        attacks.add(of(
                "an attachment with one bit flipped",
                "KFR-034",
                id -> FileMessage.of(FileMessage.upload(id, FileMessage.inline(CONTENT)), flipped)));
        attacks.add(of(
                "the reference is signed, not the content",
                "KFR-034",
                id -> FileMessage.of(
                        FileMessage.upload(id, "<content>" + FileMessage.INCLUDE + "</content>"), CONTENT)));
        attacks.add(of(
                "an attachment without an end",
                "KFR-034",
                id -> FileMessage.of(FileMessage.upload(id, FileMessage.inline(CONTENT)), new byte[0])));
    }

    private static void missingOrTooMany(List<Attack> attacks) {
        String missing = "every xop:Include refers to an attachment";
        attacks.add(invalid("the attachment is missing", missing, message -> message.withoutFile()));
        attacks.add(invalid("another one is attached", missing, message -> message.fileHeaders("file@", "other@")));
        attacks.add(included("a reference that is encoded twice", missing, "cid:file%2540test"));
        attacks.add(included("a reference to the envelope", missing, "cid:root@test"));
        attacks.add(included("a reference to nothing", missing, "cid:"));
        attacks.add(Attack.made(
                        "a reference where nothing is attached",
                        INVALID,
                        id -> FileMessage.upload(id, "<content>" + FileMessage.INCLUDE + "</content>"))
                .because(missing));
        String unused = "every attachment is referred to by an xop:Include";
        attacks.add(invalid("one attachment too many", unused, message -> message.more(OTHER_FILE, CONTENT)));
        attacks.add(invalid(
                "10 MB that nothing refers to, each line almost a boundary",
                unused,
                message -> message.more(
                        OTHER_FILE, "\r\n--uuid:8a5".repeat(1 << 20).getBytes(StandardCharsets.UTF_8))));
        attacks.add(of(
                        "an attachment to an instruction without content",
                        INVALID,
                        id -> FileMessage.of(FileMessage.upload(id, "<entries>922203687</entries>"), CONTENT))
                .because(unused));
        attacks.add(invalid(
                "an attachment that is referred to twice",
                "every attachment is referred to only once",
                message -> message.include(FileMessage.INCLUDE + "</content><content>" + FileMessage.INCLUDE)));
        attacks.add(invalid("thirty attachments", "at most 20 parts", message -> {
            for (int i = 0; i < 30; i++) {
                message.more(OTHER_FILE.replace("other", "other" + i), new byte[1]);
            }
            return message;
        }));
    }

    private static void ofTheWrongKind(List<Attack> attacks) {
        String alone = "xop:Include is empty and alone in its element";
        String nested = FileMessage.INCLUDE.replace("/>", ">" + FileMessage.INCLUDE + "</xop:Include>");
        attacks.add(with("text before the reference", alone, "OTIy" + FileMessage.INCLUDE));
        attacks.add(with("an element after the reference", alone, FileMessage.INCLUDE + "<a/>"));
        attacks.add(with("a comment beside the reference", alone, FileMessage.INCLUDE + "<!---->"));
        attacks.add(with("text in the reference", alone, FileMessage.INCLUDE.replace("/>", ">x</xop:Include>")));
        attacks.add(with("a reference in a reference", alone, nested));
        attacks.add(with(
                "another element of the references' namespace",
                "only element",
                FileMessage.INCLUDE.replace("xop:Include ", "xop:Other ")));
        attacks.add(included("a reference to another server", "href=", Listening.url("content")));
        attacks.add(included("a reference to a file", "href=", "file:///etc/passwd"));
        attacks.add(included("a reference that cannot be decoded", "", "cid:%zz"));
        String large = "only the content of a batch is a large attachment";
        attacks.add(of(
                        "a large attachment that is no content",
                        INVALID,
                        id -> large(
                                FileMessage.upload(id, FileMessage.inline(LARGE).replace("content>", "extractedAt>")),
                                "extractedAt"))
                .because(large));
        attacks.add(of(
                        "a large attachment to another operation",
                        INVALID,
                        id -> large(Payloads.register(id, Payloads.CUSTOMER, FileMessage.inline(LARGE)), "content"))
                .because(large));
        attacks.add(of(
                        "a large attachment to a header that is named like content",
                        INVALID,
                        id -> large(
                                FileMessage.upload(id, "<entries>922203687</entries>")
                                        .header("<content xmlns=\"urn:no:kfr:upload:v1\"/>"),
                                "content"))
                .because(large));
        attacks.add(of("the whole body is an attachment", "KFR-034", id -> wholeBody(id)));
    }

    private static void partHeaders(List<Attack> attacks) {
        for (String type : List.of(
                "multipart/mixed; boundary=x", "message/rfc822", "application/xop+xml", "nonsense", "a/b; c=d; c=e")) {
            attacks.add(invalid(
                    "an attachment of type " + type,
                    "no message or multipart itself",
                    message -> message.fileHeaders("application/octet-stream", type)));
        }
        attacks.add(invalid(
                "an attachment without an id",
                "has a Content-ID",
                message -> message.fileHeaders("Content-ID: <file@test>\r\n", "")));
        for (String other : List.of("file", "root")) {
            attacks.add(invalid(
                    "a second part with the id " + other,
                    "every Content-ID is there once",
                    message -> message.more(OTHER_FILE.replace("other", other), CONTENT)));
        }
        String encoded = "Content-Transfer-Encoding is binary";
        attacks.add(invalid("an attachment in base64", encoded, message -> message.fileHeaders("binary", "base64")));
        attacks.add(invalid(
                "an envelope in quoted-printable",
                encoded,
                message -> message.rootHeaders("Encoding: binary", "Encoding: quoted-printable")));
        attacks.add(invalid(
                "a header of 5000 bytes",
                "4096 bytes",
                message -> message.fileHeaders("Content-ID", "X-Long: " + "x".repeat(5000) + "\r\nContent-ID")));
        attacks.add(invalid(
                "headers of 5000 bytes in all",
                "4096 bytes",
                message -> message.fileHeaders("Content-ID", headers(50) + "Content-ID")));
        attacks.add(invalid(
                "a header twice",
                "header of a part is there twice",
                message -> message.fileHeaders("Content-ID", "Content-ID: <a@b>\r\nContent-ID")));
        attacks.add(invalid(
                "a header without a name",
                "headers are readable",
                message -> message.fileHeaders("Content-ID", ": x\r\nContent-ID")));
        attacks.add(invalid(
                "a line that is no header",
                "headers are readable",
                message -> message.fileHeaders("Content-ID", "x\r\nContent-ID")));
        for (String charset : List.of("X-NO", "\"\u00e6\"", "-", "\"UTF-8;x\"", "\"'UTF-8'\"")) {
            attacks.add(invalid(
                    "the envelope's encoding is " + charset,
                    "an encoding that is known",
                    message -> message.rootHeaders("UTF-8", charset)));
        }
        attacks.add(of(
                "the envelope's encoding is another",
                "KFR-020",
                id -> message(id).rootHeaders("UTF-8", "UTF-16")));
    }

    private static void boundaries(List<Attack> attacks) {
        String first = "the first part is the envelope";
        attacks.add(invalid(
                "the first part is of type text/xml",
                first,
                message -> message.rootHeaders("application/xop+xml", "text/xml")));
        attacks.add(invalid(
                "the start is the attachment",
                "start is left out or names the first part",
                message -> message.type("start=\"<root@test>", "start=\"<file@test>")));
        attacks.add(invalid("something after the end", "nothing follows", message -> message.after("\r\nmore")));
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

    private static void otherMultiparts(List<Attack> attacks) {
        attacks.add(media("attachments that are not referred to by XOP", "application/xop+xml", "text/xml"));
        attacks.add(media("a form with files", "multipart/related", "multipart/form-data"));
        attacks.add(media("a second boundary", "multipart/related;", "multipart/related; boundary=x;"));
        attacks.add(media("no boundary", "boundary=\"uuid:8a5b\"", "x=y"));
        attacks.add(media("a boundary of 100 characters", "uuid:8a5b", "x".repeat(100)));
        attacks.add(new Attack(
                "attachments to a lookup", MEDIA, id -> wire(message(id)).to("/services/CustomerRelationshipLookup")));
        attacks.add(new Attack(
                "the action beside the envelope is another",
                MISMATCH,
                id -> retyped(
                        message(id),
                        "start-info=\"text/xml\"",
                        "start-info=\"text/xml; action=\\\"urn:no:kfr:upload:v1:endCustomerRelationship\\\"\"")));
        attacks.add(new Attack(
                "the action of the whole is another",
                MISMATCH,
                id -> retyped(message(id), "multipart/related;", "multipart/related; action=\"urn:x\";")));
        attacks.add(new Attack(
                "SOAPAction is that of another operation",
                MISMATCH,
                id -> wire(message(id)).with("SOAPAction", "urn:no:kfr:upload:v1:endCustomerRelationship")));
    }

    private static void base64(List<Attack> attacks) {
        for (String text : List.of(
                "OTIyMjAzNjg",
                "OTIy=",
                "OTIy====",
                "OT==IyMj",
                "OTIy*MjA",
                "OTJ=",
                "OT1=",
                "OT==",
                "ÆØÅÆ",
                "\u014fTIy",
                "=",
                "OTI=<!---->OTIy")) {
            attacks.add(Attack.made(
                    "content that is no base64: " + text,
                    "KFR-067",
                    id -> FileMessage.upload(id, "<content>" + text + "</content>")));
        }
    }

    /** The small parts of a message are no place for a file. */
    private static FileMessage large(SignedRequest request, String name) {
        SignedRequest referring = request.afterwards(document -> {
            var owner = SignedRequest.first(document, "urn:no:kfr:upload:v1", name);
            owner.setTextContent("");
            Surgery.add(owner, FileMessage.XOP, "xop:Include").setAttribute("href", "cid:file@test");
        });
        return FileMessage.of(referring, LARGE);
    }

    private static FileMessage wholeBody(UUID id) {
        SignedRequest request = Payloads.register(id).afterwards(document -> {
            var body = Surgery.body(document);
            Surgery.remove(Surgery.payload(document));
            Surgery.add(body, FileMessage.XOP, "xop:Include").setAttribute("href", "cid:file@test");
        });
        return FileMessage.of(request, CONTENT);
    }

    private static String headers(int count) {
        StringBuilder headers = new StringBuilder();
        for (int i = 0; i < count; i++) {
            headers.append("X-").append(i).append(": ").append("x".repeat(100)).append("\r\n");
        }
        return headers.toString();
    }

    private interface Making {
        FileMessage make(UUID id);
    }

    private static FileMessage message(UUID id) {
        return FileMessage.of(id, CONTENT);
    }

    private static Attack of(String name, String code, Making making) {
        return new Attack(name, code, id -> wire(making.make(id)));
    }

    private static Attack invalid(String name, String rule, UnaryOperator<FileMessage> change) {
        return of(name, INVALID, id -> change.apply(message(id))).because(rule);
    }

    private static Attack with(String name, String rule, String include) {
        return invalid(name, rule, message -> message.include(include));
    }

    private static Attack included(String name, String rule, String href) {
        return with(name, rule, FileMessage.INCLUDE.replace("cid:file@test", href));
    }

    /** The file ends up as ISO 8859-1 and back: all of it is ASCII. */
    private static Attack rewritten(String name, String rule, UnaryOperator<String> change) {
        return new Attack(name, INVALID, id -> {
                    String text = new String(message(id).bytes(), StandardCharsets.ISO_8859_1);
                    byte[] changed = change.apply(text).getBytes(StandardCharsets.ISO_8859_1);
                    return new Attack.Wire(Attack.UPLOAD, message(id).contentType(), changed, List.of());
                })
                .because(rule);
    }

    private static Attack media(String name, String from, String to) {
        return new Attack(name, MEDIA, id -> retyped(message(id), from, to));
    }

    private static Attack.Wire retyped(FileMessage message, String from, String to) throws Exception {
        return wire(message).as(message.contentType().replace(from, to));
    }

    private static Attack.Wire wire(FileMessage message) throws Exception {
        return new Attack.Wire(message.path(), message.contentType(), message.bytes(), List.of());
    }
}
