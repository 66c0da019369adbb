package no.kfr.soap.attachment;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.MediaType;

/**
 * A message of an envelope and attachments (MTOM).
 *
 * @param envelope the first part
 * @param attachments the others, by their content ids
 */
record Multipart(Part envelope, Map<String, Part> attachments) {

    private static final String XOP = "application/xop+xml";
    private static final Set<String> TRANSPARENT = Set.of("binary", "8bit", "7bit");
    private static final List<String> UNFIT = List.of("multipart/", "message/", XOP);

    /** @throws Refused when it is not an envelope in the first part with attachments after it, each with an id of its own */
    static Multipart of(Spool message, MediaType type) {
        List<Part> parts = PartsReader.read(message, type.parameter("boundary"));
        Part envelope = parts.getFirst();
        require(envelope.type().name().equals(XOP), "the first part is the envelope, of type " + XOP);
        String start = type.parameter("start");
        require(
                start.isEmpty() || Part.bare(start).equals(envelope.contentId()),
                "start is left out or names the first part");
        parts.forEach(part -> require(
                TRANSPARENT.contains(part.encoding().toLowerCase(java.util.Locale.ROOT)),
                "Content-Transfer-Encoding is binary"));
        Map<String, Part> attachments = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>(Set.of(envelope.contentId()));
        for (Part attachment : parts.subList(1, parts.size())) {
            require(!attachment.contentId().isEmpty(), "every attachment has a Content-ID");
            require(ids.add(attachment.contentId()), "every Content-ID is there once");
            require(isFit(attachment), "an attachment is no message or multipart itself");
            attachments.put(attachment.contentId(), attachment);
        }
        return new Multipart(envelope, attachments);
    }

    private static boolean isFit(Part attachment) {
        String name = attachment.type().name();
        boolean untyped = attachment.headers().get("content-type") == null;
        return untyped || (!name.isEmpty() && UNFIT.stream().noneMatch(name::startsWith));
    }

    /** The content id that an {@code href} of xop:Include names. */
    static String idIn(String href) {
        require(href.startsWith("cid:"), "xop:Include has href=\"cid:...\"");
        try {
            // a plus sign stands for itself in a cid address
            return URLDecoder.decode(href.substring("cid:".length()).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Refused.because(Code.ATTACHMENT_INVALID, malformed);
        }
    }

    static void require(boolean held, String rule) {
        if (!held) {
            throw Refused.because(Code.ATTACHMENT_INVALID, "multipart/related", rule);
        }
    }
}
