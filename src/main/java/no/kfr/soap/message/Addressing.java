package no.kfr.soap.message;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Rule;
import org.w3c.dom.Element;

/**
 * The WS-Addressing headers of a request. The register answers on the connection that the request came on and nowhere else:
 * an address to send the answer to is refused, never followed.
 */
public record Addressing(List<Element> headers, String to, String action, String messageId) {

    private static final Set<String> BACK = Set.of(Xml.ADDRESSING + "/anonymous", Xml.ADDRESSING + "/none");
    private static final List<String> AT_MOST_ONCE = List.of("From", "ReplyTo", "FaultTo");
    private static final Pattern DEFAULT_PORT =
            Pattern.compile("^(https://[^/?#]*(?=:443(?:[/?#]|$))|http://[^/?#]*(?=:80(?:[/?#]|$))):\\d+");
    private static final Set<String> IDS = Set.of("MessageID", "RelatesTo");
    static final Set<String> NAMES = Set.of("To", "From", "ReplyTo", "FaultTo", "Action", "MessageID", "RelatesTo");

    /** Versions of WS-Addressing that were drafts once, and are what old stacks send. */
    private static final Pattern OTHER_VERSION =
            Pattern.compile("http://schemas\\.xmlsoap\\.org/ws/20\\d\\d/\\d\\d/addressing");

    /**
     * @throws Refused when a header is missing or twice there, or an answer is wanted elsewhere
     */
    public static Addressing of(Envelope envelope) {
        List<Element> headers = Xml.children(envelope.header()).stream()
                .filter(header -> Xml.ADDRESSING.equals(header.getNamespaceURI()))
                .toList();
        headers.forEach(Addressing::requireShort);
        AT_MOST_ONCE.forEach(name -> requireAtMostOnce(envelope, name));
        headers.stream()
                .filter(header ->
                        Xml.is(header, Xml.ADDRESSING, "ReplyTo") || Xml.is(header, Xml.ADDRESSING, "FaultTo"))
                .forEach(Addressing::requireAnswerable);
        return new Addressing(
                headers, required(envelope, "To"), required(envelope, "Action"), required(envelope, "MessageID"));
    }

    /** What a reply to this message refers to, proven or not: its id, where it has one that is short enough to be repeated. */
    public static Optional<String> repeatableId(Envelope envelope) {
        return Xml.textOf(envelope.header(), Xml.ADDRESSING, "MessageID")
                .filter(id -> !id.isEmpty() && id.length() <= LengthLimits.MESSAGE_ID);
    }

    private static void requireShort(Element header) {
        boolean isId = IDS.contains(header.getLocalName());
        LengthLimits.require(
                "wsa:" + (NAMES.contains(header.getLocalName()) ? header.getLocalName() : "*"),
                header.getTextContent(),
                isId ? LengthLimits.MESSAGE_ID : LengthLimits.ADDRESS);
    }

    /**
     * Who signs the same words for a test register and for this one does not mean both.
     *
     * @throws Refused when the message is addressed to another host than this
     */
    public void requireSentTo(URI own) {
        String prefix = withoutDefaultPort(own.toString().replaceAll("/+$", ""));
        String sent = withoutDefaultPort(to);
        if (!sent.equals(prefix) && !sent.startsWith(prefix + "/")) {
            throw Refused.because(Code.ADDRESSED_TO_ANOTHER, "wsa:To", "begins with " + prefix);
        }
    }

    /** In small letters. Proxies and clients write the port that the scheme has anyway, or leave it out. */
    private static String withoutDefaultPort(String address) {
        return DEFAULT_PORT.matcher(address.toLowerCase(Locale.ROOT)).replaceFirst("$1");
    }

    private static void requireAtMostOnce(Envelope envelope, String name) {
        if (Xml.children(envelope.header(), Xml.ADDRESSING, name).size() > 1) {
            throw twice(name);
        }
    }

    private static Refused twice(String name) {
        return Refused.because(
                Code.ADDRESSING_NOT_SIGNED,
                "wsa:" + name,
                new Rule(
                        "is there at most once, and this message has it several times: mostly both the stack and the"
                                + " program write it",
                        "skal stå én gang, men står flere ganger i meldingen: som oftest skriver både rammeverket og"
                                + " programmet den"));
    }

    /**
     * What the reply repeats of a proven request: the parameters of the reference that it goes to.
     *
     * @param fault whether the reply is one: it goes to FaultTo where there is one, else to ReplyTo like others
     */
    public static List<Element> parametersOfReply(Envelope envelope, boolean fault) {
        List<Element> faultTo = Xml.children(envelope.header(), Xml.ADDRESSING, "FaultTo");
        List<Element> to =
                fault && !faultTo.isEmpty() ? faultTo : Xml.children(envelope.header(), Xml.ADDRESSING, "ReplyTo");
        return to.size() == 1 ? ReferenceParameters.in(to.getFirst()) : List.of();
    }

    private static void requireAnswerable(Element endpointReference) {
        String address =
                Xml.textOf(endpointReference, Xml.ADDRESSING, "Address").orElse("");
        if (!BACK.contains(address)) {
            throw Refused.because(
                    Code.REPLY_ADDRESS_NOT_PERMITTED,
                    "wsa:" + endpointReference.getLocalName(),
                    "is left out, or holds the anonymous address");
        }
        ReferenceParameters.in(endpointReference);
    }

    private static String required(Envelope envelope, String name) {
        if (Xml.children(envelope.header(), Xml.ADDRESSING, name).size() > 1) {
            throw twice(name);
        }
        return Xml.textOf(envelope.header(), Xml.ADDRESSING, name)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> Refused.because(Code.ADDRESSING_NOT_SIGNED, "wsa:" + name, missing(envelope)));
    }

    /** The namespace is repeated only where it is one of the known ones. */
    private static Rule missing(Envelope envelope) {
        return Xml.children(envelope.header()).stream()
                .map(header -> String.valueOf(header.getNamespaceURI()))
                .filter(namespace -> OTHER_VERSION.matcher(namespace).matches())
                .findFirst()
                .map(other -> new Rule(
                        "is in the namespace " + Xml.ADDRESSING + " (WS-Addressing 1.0); this message has headers of "
                                + other,
                        "skal stå i navnerommet " + Xml.ADDRESSING + " (WS-Addressing 1.0); meldingen har hoder fra "
                                + other))
                .orElse(new Rule(
                        "is there exactly once, not empty, and signed; the namespace is " + Xml.ADDRESSING,
                        "skal stå nøyaktig én gang, ikke være tom, og være signert; navnerommet er " + Xml.ADDRESSING));
    }
}
