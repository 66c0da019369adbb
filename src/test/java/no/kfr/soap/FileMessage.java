package no.kfr.soap;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import no.kfr.TestCertificates;
import no.kfr.soap.message.Xml;

/**
 * An upload with an attachment, made by hand. Signed as the XOP standard has it: the content itself. Starts out right; each method
 * makes one thing otherwise.
 */
public final class FileMessage {

    public static final String XOP = "http://www.w3.org/2004/08/xop/include";
    public static final String INCLUDE = "<xop:Include xmlns:xop=\"" + XOP + "\" href=\"cid:file@test\"/>";
    private static final String BOUNDARY = "uuid:8a5b";

    private final SignedRequest request;
    private final byte[] content;
    private final List<byte[]> more = new ArrayList<>();
    private String include = INCLUDE;
    private String rootHeaders = "Content-Type: application/xop+xml; charset=UTF-8; type=\"text/xml\"\r\n"
            + "Content-Transfer-Encoding: binary\r\nContent-ID: <root@test>\r\n";
    private String fileHeaders = "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\n"
            + "Content-ID: <file@test>\r\n";
    private String type =
            "multipart/related; type=\"application/xop+xml\"; start=\"<root@test>\"; start-info=\"text/xml\"";
    private String after = "";
    private boolean withFile = true;

    private FileMessage(SignedRequest request, byte[] content) {
        this.request = request;
        this.content = content;
    }

    public static FileMessage of(UUID correlationId, byte[] content) {
        return of(upload(correlationId, inline(content)), content);
    }

    /** The content of a batch in the envelope itself. */
    public static String inline(byte[] content) {
        return "<content>" + Base64.getEncoder().encodeToString(content) + "</content>";
    }

    /** @param request holds the content inline, as it is signed */
    public static FileMessage of(SignedRequest request, byte[] content) {
        return new FileMessage(request, content);
    }

    public static SignedRequest upload(UUID correlationId, String content) {
        return SignedRequest.upload(
                TestCertificates.institution(),
                "uploadBatch",
                "<correlationId>" + correlationId + "</correlationId><financialInstitution>"
                        + TestCertificates.INSTITUTION + "</financialInstitution><mode>REGISTER</mode>" + content);
    }

    public FileMessage include(String other) {
        include = other;
        return this;
    }

    public FileMessage rootHeaders(String from, String to) {
        rootHeaders = rootHeaders.replace(from, to);
        return this;
    }

    public FileMessage fileHeaders(String from, String to) {
        fileHeaders = fileHeaders.replace(from, to);
        return this;
    }

    public FileMessage type(String from, String to) {
        type = type.replace(from, to);
        return this;
    }

    public FileMessage withoutFile() {
        withFile = false;
        return this;
    }

    public FileMessage more(String headers, byte[] bytes) {
        more.add(part(headers, bytes));
        return this;
    }

    public FileMessage after(String text) {
        after = text;
        return this;
    }

    public String contentType() {
        String soap12 = request.soapNamespace().equals(Xml.SOAP_12)
                ? type.replace(
                        "start-info=\"text/xml\"",
                        "start-info=\"application/soap+xml; action=\\\"urn:no:kfr:upload:v1:uploadBatch\\\"\"")
                : type;
        return soap12 + "; boundary=\"" + BOUNDARY + "\"";
    }

    public String path() {
        return "/services/CustomerRelationshipUpload" + (request.soapNamespace().equals(Xml.SOAP_12) ? "/soap12" : "");
    }

    public byte[] bytes() throws Exception {
        String envelope = request.text()
                .replaceFirst("<content */>", "<content></content>")
                .replaceFirst("(<content[^>]*>)[^<]*(</content>)", "$1" + include + "$2");
        String headers = request.soapNamespace().equals(Xml.SOAP_12)
                ? rootHeaders.replace("\"text/xml\"", "\"application/soap+xml\"")
                : rootHeaders;
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(part(headers, envelope.getBytes(StandardCharsets.UTF_8)));
        if (withFile) {
            message.write(part(fileHeaders, content));
        }
        for (byte[] part : more) {
            message.write(part);
        }
        message.write(("\r\n--" + BOUNDARY + "--" + after).getBytes(StandardCharsets.UTF_8));
        return message.toByteArray();
    }

    public SoapAnswer sendTo(RunningRegister register) throws Exception {
        return register.post(path(), contentType(), HttpRequest.BodyPublishers.ofByteArray(bytes()));
    }

    private static byte[] part(String headers, byte[] bytes) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(("\r\n--" + BOUNDARY + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.UTF_8));
        part.writeBytes(bytes);
        return part.toByteArray();
    }
}
