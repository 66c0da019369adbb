package no.kfr.soap.message;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Rule;
import org.apache.cxf.binding.soap.Soap11;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.SoapVersion;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.jspecify.annotations.Nullable;

/** Refuses what does not even say that it is SOAP, before it is read; the type of what does says in which version. */
public final class MediaTypeInterceptor extends AbstractSoapInterceptor {

    private static final List<String> SOAP = List.of("text/xml", "application/soap+xml");
    private static final Rule TYPES = new Rule(
            "Content-Type is text/xml for SOAP 1.1, application/soap+xml for SOAP 1.2",
            "Content-Type skal være text/xml for SOAP 1.1 og application/soap+xml for SOAP 1.2");
    private static final Rule TYPES_WITH_FILES = new Rule(
            TYPES.english() + ", multipart/related of type application/xop+xml with attachments",
            TYPES.norwegian() + ", og multipart/related av typen application/xop+xml med vedlegg");
    private static final Set<String> NO_ENCODING = Set.of("", "identity");
    private static final Rule COMPRESSED = new Rule(
            "is left out: send the message as it is. The content of a batch may be gzip by itself",
            "skal utelates: send meldingen som den er. Innholdet i et parti kan i seg selv være gzip");
    private static final int LONGEST_BOUNDARY = 70;

    private final boolean attachments;

    /** @param attachments whether messages with attachments (MTOM) are taken as well */
    public MediaTypeInterceptor(boolean attachments) {
        super(Phase.RECEIVE);
        this.attachments = attachments;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        String header = header(message);
        message.put(Message.CONTENT_TYPE, header);
        MediaType type = MediaType.of(header);
        version(type).ifPresent(message::setVersion);
        requireUncompressed(message);
        if (!SOAP.contains(type.name()) && !(attachments && isMtom(type))) {
            throw Refused.because(Code.UNSUPPORTED_MEDIA, attachments ? TYPES_WITH_FILES : TYPES);
        }
    }

    /** Compressed content would be told that it is no XML. */
    private static void requireUncompressed(SoapMessage message) {
        Map<String, List<String>> headers = CastUtils.cast((Map<?, ?>) message.get(Message.PROTOCOL_HEADERS));
        List<String> encodings = headers == null ? null : headers.get("Content-Encoding");
        if (encodings != null
                && !encodings.stream()
                        .allMatch(encoding ->
                                NO_ENCODING.contains(encoding.strip().toLowerCase(Locale.ROOT)))) {
            throw Refused.because(Code.CONTENT_ENCODING, "Content-Encoding", COMPRESSED);
        }
    }

    /** As it was sent, see {@link ReadableRequest}; one that is there twice is none. */
    private static @Nullable String header(SoapMessage message) {
        Map<String, List<String>> headers = CastUtils.cast((Map<?, ?>) message.get(Message.PROTOCOL_HEADERS));
        List<String> types = headers == null ? null : headers.get(Message.CONTENT_TYPE);
        return types == null || types.size() != 1 ? null : types.getFirst();
    }

    /** What a fault is in when the message cannot be read; its envelope says it better than its type. */
    private static Optional<SoapVersion> version(MediaType type) {
        String name = type.name().equals("multipart/related")
                ? MediaType.of(type.parameter("start-info")).name()
                : type.name();
        return switch (name) {
            case "text/xml" -> Optional.of(Soap11.getInstance());
            case "application/soap+xml" -> Optional.of(Soap12.getInstance());
            default -> Optional.empty();
        };
    }

    private static boolean isMtom(MediaType type) {
        int boundary = type.parameter("boundary").length();
        return type.name().equals("multipart/related")
                && type.parameter("type").equalsIgnoreCase("application/xop+xml")
                && boundary > 0
                && boundary <= LONGEST_BOUNDARY;
    }
}
