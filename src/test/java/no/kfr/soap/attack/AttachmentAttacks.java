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

    static final byte[] CONTENT = "922203687#2019-11-08".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LARGE = new byte[70_000];
    static final String INVALID = "KFR-046";
    private static final String MEDIA = "KFR-027";
    private static final String MISMATCH = "KFR-025";
    static final String OTHER_FILE = "Content-Type: text/plain\r\nContent-ID: <other@test>\r\n";

    private AttachmentAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        signedOtherwise(attacks);
        missingOrTooMany(attacks);
        ofTheWrongKind(attacks);
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
                    "KFR-123",
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

    interface Making {
        FileMessage make(UUID id);
    }

    static FileMessage message(UUID id) {
        return FileMessage.of(id, CONTENT);
    }

    static Attack of(String name, String code, Making making) {
        return new Attack(name, code, id -> wire(making.make(id)));
    }

    static Attack invalid(String name, String rule, UnaryOperator<FileMessage> change) {
        return of(name, INVALID, id -> change.apply(message(id))).because(rule);
    }

    private static Attack with(String name, String rule, String include) {
        return invalid(name, rule, message -> message.include(include));
    }

    private static Attack included(String name, String rule, String href) {
        return with(name, rule, FileMessage.INCLUDE.replace("cid:file@test", href));
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
