package no.kfr.soap.honest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The same message in other charsets, and the ways to say in which it is. */
final class CharsetVariants {

    private static final Charset UTF_16_WITH_MARK = StandardCharsets.UTF_16;

    private CharsetVariants() {}

    static List<Variant> all() {
        List<Variant> all = new ArrayList<>();
        for (String type : List.of(
                "text/xml",
                "text/xml;charset=utf-8",
                "text/xml; charset=UTF-8",
                "text/xml; CHARSET=Utf-8",
                "TEXT/XML; charset=\"utf-8\"",
                "text/xml;charset = \"UTF-8\" ",
                "text/xml;charset='utf-8'",
                "text/xml;charset=utf8",
                "text/xml;charset=",
                "text/xml;",
                "text/xml; charset=UTF-8; action=\"\"")) {
            all.add(written("UTF-8 as " + type, type, StandardCharsets.UTF_8, ""));
        }
        all.add(written("UTF-8 with its mark", "text/xml", StandardCharsets.UTF_8, "\ufeff"));
        all.add(declared(
                "UTF-8 with its mark, declared", "text/xml; charset=utf-8", StandardCharsets.UTF_8, "\ufeff", "utf-8"));
        all.add(declared(
                "UTF-8, declared in small letters", "text/xml; charset=UTF-8", StandardCharsets.UTF_8, "", "utf-8"));
        all.add(declared("Latin, declared only", "text/xml", StandardCharsets.ISO_8859_1, "", "iso-8859-1"));
        all.add(declared(
                "Latin, named and declared",
                "text/xml; charset=ISO-8859-1",
                StandardCharsets.ISO_8859_1,
                "",
                "latin1"));
        all.add(declared(
                "windows-1252, declared only", "text/xml", Charset.forName("windows-1252"), "", "Windows-1252"));
        for (String type : List.of("text/xml", "text/xml; charset=utf-16", "text/xml; charset=\"UTF-16\"")) {
            all.add(written("UTF-16 with its mark as " + type, type, UTF_16_WITH_MARK, ""));
            all.add(written("the other UTF-16 with its mark as " + type, type, StandardCharsets.UTF_16LE, "\ufeff"));
            all.add(declared(
                    ".NET: UTF-16 with its mark, declared, as " + type,
                    type,
                    StandardCharsets.UTF_16LE,
                    "\ufeff",
                    "utf-16"));
            all.add(written("UTF-16 without a mark as " + type, type, StandardCharsets.UTF_16BE, ""));
            all.add(written("the other UTF-16 without a mark as " + type, type, StandardCharsets.UTF_16LE, ""));
        }
        all.add(written("UTF-16LE", "text/xml; charset=UTF-16LE", StandardCharsets.UTF_16LE, ""));
        all.add(written("UTF-16BE", "text/xml; charset=utf-16be", StandardCharsets.UTF_16BE, ""));
        all.add(new Variant(
                        ".NET: a writer of strings declares UTF-16, and UTF-8 is sent",
                        "KFR-100",
                        id -> Variant.sent(Variant.registration(id, ""))
                                .written(StandardCharsets.UTF_8, text -> declaration("utf-16") + text))
                .because("The XML declaration names the encoding that the message is written in"));
        all.add(new Variant(
                        "a proxy puts another charset into the header",
                        "KFR-100",
                        id -> Variant.sent(Variant.registration(id, ""))
                                .as("text/xml; charset=ISO-8859-1")
                                .written(StandardCharsets.UTF_8, text -> declaration("UTF-8") + text))
                .because("the one of the Content-Type"));
        all.add(new Variant(
                        "a charset that does not exist",
                        "KFR-101",
                        id -> Variant.sent(Variant.registration(id, "")).as("text/xml; charset=utf-88"))
                .because("names a charset that is known, such as UTF-8"));
        return all;
    }

    private static Variant declared(String name, String type, Charset charset, String mark, String encoding) {
        return written(name, type, charset, mark + declaration(encoding));
    }

    private static String declaration(String encoding) {
        return "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>";
    }

    private static Variant written(String name, String type, Charset charset, String before) {
        return Variant.on(name, Variant.ADDED, sent -> sent.as(type).written(charset, text -> before + text));
    }
}
