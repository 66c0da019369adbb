package no.kfr.soap.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import no.kfr.soap.Payloads;

/** XML that makes a parser fetch, expand, or hold more than a message is worth. */
final class ParserAttacks {

    private static final String DTD = "KFR-021";
    private static final String COMPLEX = "KFR-023";
    private static final String XSI = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ";

    private ParserAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        documentTypes(attacks);
        instructions(attacks);
        fetching(attacks);
        amounts(attacks);
        lengths(attacks);
        return attacks;
    }

    private static void documentTypes(List<Attack> attacks) {
        attacks.add(dtd("a document type", "<!DOCTYPE Envelope>"));
        attacks.add(dtd("a document type elsewhere", "<!DOCTYPE e SYSTEM \"" + Listening.url("dtd") + "\">"));
        attacks.add(
                dtd("a public document type", "<!DOCTYPE e PUBLIC \"-//X//Y\" \"" + Listening.url("public") + "\">"));
        attacks.add(used("an entity", "<!DOCTYPE e [<!ENTITY x \"917439389\">]>", "&x;"));
        attacks.add(used("a file as an entity", "<!DOCTYPE e [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;"));
        attacks.add(used(
                "an address as an entity",
                "<!DOCTYPE e [<!ENTITY x SYSTEM \"" + Listening.url("entity") + "\">]>",
                "&x;"));
        attacks.add(dtd(
                "a parameter entity elsewhere",
                "<!DOCTYPE e [<!ENTITY % p SYSTEM \"" + Listening.url("parameter") + "\"> %p;]>"));
        attacks.add(used("a billion laughs", billionLaughs(), "&l9;"));
        attacks.add(used(
                "a long entity many times",
                "<!DOCTYPE e [<!ENTITY x \"" + "x".repeat(100_000) + "\">]>",
                "&x;".repeat(100_000)));
        attacks.add(dtd("an attribute with a default", "<!DOCTYPE e [<!ATTLIST customerId Id CDATA \"TS-1\">]>"));
        attacks.add(used("an entity that nobody declared", "", "&x;"));
    }

    private static void instructions(List<Attack> attacks) {
        attacks.add(dtd(
                "a stylesheet for the reader",
                "<?xml-stylesheet type=\"text/xsl\" href=\"" + Listening.url("sheet") + "\"?>",
                "KFR-026"));
        attacks.add(used("an instruction in a value", "", "<?x y?>917439389", "KFR-026"));
        attacks.add(Attack.rewritten("an instruction after the end", "KFR-026", text -> text + "<?x y?>"));
        attacks.add(Attack.rewritten("a second document after the end", "KFR-020", text -> text + text));
        attacks.add(Attack.rewritten("something after the end", "KFR-020", text -> text + "x"));
        attacks.add(Attack.rewritten("the end is missing", "KFR-020", text -> text.substring(0, text.length() - 5)));
        attacks.add(Attack.rewritten("nothing at all", "KFR-020", text -> ""));
        attacks.add(Attack.rewritten(
                "an attribute twice",
                "KFR-020",
                text -> text.replaceFirst("<soap:Body ", "<soap:Body a=\"1\" a=\"2\" ")));
        attacks.add(Attack.rewritten(
                "an attribute twice by two prefixes",
                "KFR-020",
                text -> text.replaceFirst(
                        "<soap:Body ", "<soap:Body xmlns:a=\"urn:a\" xmlns:b=\"urn:a\" a:c=\"1\" b:c=\"2\" ")));
        attacks.add(Attack.rewritten(
                "a prefix that is not declared",
                "KFR-020",
                text -> text.replaceFirst("<soap:Body ", "<soap:Body no:a=\"1\" ")));
        attacks.add(used("a character that XML does not have", "", "&#0;917439389", "KFR-020"));
        attacks.add(used("half of a character", "", "&#xD800;917439389", "KFR-020"));
    }

    private static void fetching(List<Attack> attacks) {
        attacks.add(used(
                "another document is to be included",
                "",
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + Listening.url("include")
                        + "\" parse=\"text\"/>",
                "KFR-034"));
        for (String name : List.of("schemaLocation", "noNamespaceSchemaLocation")) {
            String value = (name.equals("schemaLocation") ? "urn:no:kfr:upload:v1 " : "") + Listening.url("xsd");
            attacks.add(Attack.rewritten(
                    "a schema elsewhere by " + name,
                    "KFR-034",
                    text -> text.replaceFirst(
                            "<registerCustomerRelationship ",
                            "<registerCustomerRelationship" + XSI + "xsi:" + name + "=\"" + value + "\" ")));
        }
    }

    private static void amounts(List<Attack> attacks) {
        attacks.add(header("10,000 elements in each other", COMPLEX, "<a>".repeat(10_000) + "</a>".repeat(10_000)));
        attacks.add(header("10,000 elements beside each other", COMPLEX, "<a/>".repeat(10_000)));
        attacks.add(header("10,000 attributes", COMPLEX, "<x" + many(" a%d=\"\"") + "/>"));
        attacks.add(header("10,000 namespaces on one element", COMPLEX, "<x" + many(" xmlns:a%d=\"urn:%1$d\"") + "/>"));
        attacks.add(header(
                "a namespace on each of 10,000 elements",
                COMPLEX,
                "<a xmlns=\"urn:a\" xmlns:b=\"urn:b\"/>".repeat(10_000)));
        attacks.add(header(
                "as many attributes as are permitted on each of 1300 elements",
                COMPLEX,
                ("<x" + many(" a%d=\"\"", 59) + "/>").repeat(1300)));
    }

    private static void lengths(List<Attack> attacks) {
        String long900 = "x".repeat(900_000);
        attacks.add(header("a text of 900 KB", "KFR-031", "<x>" + long900 + "</x>"));
        attacks.add(header("an attribute of 900 KB", "KFR-031", "<x a=\"" + long900 + "\"/>"));
        attacks.add(header("a name of 900 KB", COMPLEX, "<" + long900 + "/>"));
        attacks.add(header("a namespace of 900 KB", COMPLEX, "<x xmlns=\"urn:" + long900 + "\"/>"));
        attacks.add(header("a comment of 900 KB", "KFR-031", "<!--" + long900 + "-->"));
        attacks.add(header("100,000 comments", COMPLEX, "<!---->".repeat(100_000)));
        attacks.add(header("character data of 900 KB", "KFR-031", "<x><![CDATA[" + long900 + "]]></x>"));
        attacks.add(header(
                "100,000 sections of character data",
                COMPLEX,
                "<x>" + "<![CDATA[0123456789a]]>".repeat(100_000) + "</x>"));
        attacks.add(
                header("70,000 sections of character data", COMPLEX, "<x>" + "<![CDATA[]]>".repeat(70_000) + "</x>"));
        attacks.add(Attack.rewritten(
                "a customer id of 900 KB", "KFR-034", text -> text.replace(Payloads.CUSTOMER, "9".repeat(900_000))));
        attacks.add(Attack.made(
                "a signed customer id of 900 KB", "KFR-005", id -> Payloads.register(id, "9".repeat(900_000), "")));
        attacks.add(header("one byte more than 1 MB", "KFR-022", "x".repeat(1 << 20)));
    }

    private static String many(String form) {
        return many(form, 10_000);
    }

    private static String many(String form, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(form.formatted(i));
        }
        return text.toString();
    }

    private static String billionLaughs() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE e [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            dtd.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return dtd.append("]>").toString();
    }

    private static Attack dtd(String name, String before) {
        return dtd(name, before, DTD);
    }

    private static Attack dtd(String name, String before, String code) {
        return Attack.rewritten(name, code, text -> before + text);
    }

    private static Attack used(String name, String before, String value) {
        return used(name, before, value, DTD);
    }

    private static Attack used(String name, String before, String value, String code) {
        return Attack.rewritten(name, code, text -> before + text.replace(Payloads.CUSTOMER, value));
    }

    /** In a header that nobody signed, next to a body that nobody signed either: reading it is all that may happen. */
    private static Attack header(String name, String code, String content) {
        UnaryOperator<String> rewriting =
                text -> text.replaceFirst("<soap:Header>", "<soap:Header><h:h xmlns:h=\"urn:h\">" + content + "</h:h>");
        return new Attack(
                name,
                code,
                id -> Attack.Wire.of(
                        rewriting.apply(Payloads.register(id).unsigned("Body").text())));
    }
}
