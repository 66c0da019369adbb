import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlMimeType;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.handler.MessageContext;
import jakarta.xml.ws.soap.MTOMFeature;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/**
 * A client of another make (Eclipse Metro) that sends a whole file and fetches its report. Started as a program of its own, with Metro
 * on its class path. Arguments: WSDL, port, institution, file, and "mtom" or "inline". Prints what went over
 * the wire, then the report: the reply's payload and the file that came with it.
 */
public class MetroFileClient {

    private static final String NAMESPACE = "urn:no:kfr:upload:v1";

    /** What a generator makes of the schema, as far as it is needed here. */
    @XmlRootElement(name = "uploadBatch", namespace = NAMESPACE)
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class UploadBatch {
        @XmlElement(namespace = NAMESPACE)
        public String correlationId = UUID.randomUUID().toString();

        @XmlElement(namespace = NAMESPACE)
        public String financialInstitution;

        @XmlElement(namespace = NAMESPACE)
        public String mode = "REGISTER";

        @XmlElement(namespace = NAMESPACE)
        public String onInvalidEntry = "SKIP_ENTRY";

        @XmlElement(namespace = NAMESPACE)
        @XmlMimeType("application/octet-stream")
        public DataHandler content;
    }

    @XmlRootElement(name = "uploadBatchResponse", namespace = NAMESPACE)
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class UploadBatchResponse {
        @XmlElement(namespace = NAMESPACE)
        public Batch batch;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Batch {
        @XmlElement(namespace = NAMESPACE)
        public String batchId;
    }

    private final Service service;
    private final QName port;
    private final String institution;

    private MetroFileClient(String wsdl, String port, String institution) throws Exception {
        this.service =
                Service.create(URI.create(wsdl).toURL(), new QName(NAMESPACE, "CustomerRelationshipUploadService"));
        this.port = new QName(NAMESPACE, port);
        this.institution = institution;
    }

    public static void main(String[] arguments) throws Exception {
        // whether it went as an attachment is only seen there
        System.setProperty("com.sun.xml.ws.transport.http.client.HttpTransportPipe.dump", "true");
        var client = new MetroFileClient(arguments[0], arguments[1], arguments[2]);
        try {
            String batchId = client.upload(Path.of(arguments[3]), arguments[4].equals("mtom"));
            String batch = client.ask("getBatch", batchId, "", false);
            while (!batch.contains(">completed<")) {
                Thread.sleep(100);
                batch = client.ask("getBatch", batchId, "", false);
            }
            System.out.println("REPORT " + client.ask("getBatchReport", batchId, "<format>CSV</format>", true));
        } catch (SOAPFaultException fault) {
            System.out.println("FAULT " + fault.getFault().getFaultString());
        }
    }

    private String upload(Path file, boolean mtom) throws Exception {
        var request = new UploadBatch();
        request.financialInstitution = institution;
        request.content = new DataHandler(new Bytes(Files.readAllBytes(file)));
        JAXBContext context = JAXBContext.newInstance(UploadBatch.class, UploadBatchResponse.class);
        Dispatch<Object> dispatch =
                service.createDispatch(port, context, Service.Mode.PAYLOAD, new MTOMFeature(mtom, 0));
        action(dispatch, "uploadBatch");
        return ((UploadBatchResponse) dispatch.invoke(request)).batch.batchId;
    }

    private String ask(String operation, String batchId, String more, boolean withFile) throws Exception {
        Dispatch<Source> dispatch = service.createDispatch(port, Source.class, Service.Mode.PAYLOAD);
        action(dispatch, operation);
        Source reply = dispatch.invoke(new StreamSource(new StringReader("<" + operation + " xmlns='" + NAMESPACE
                + "'><correlationId>" + UUID.randomUUID() + "</correlationId><financialInstitution>" + institution
                + "</financialInstitution><batchId>" + batchId + "</batchId>" + more + "</" + operation + ">")));
        StringWriter text = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(reply, new StreamResult(text));
        if (withFile) {
            Object attachments = dispatch.getResponseContext().get(MessageContext.INBOUND_MESSAGE_ATTACHMENTS);
            for (Object attachment : ((Map<?, ?>) attachments).values()) {
                try (InputStream in = ((DataHandler) attachment).getInputStream()) {
                    text.write("\nATTACHED\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return text.toString();
    }

    private static void action(BindingProvider dispatch, String operation) {
        dispatch.getRequestContext().put(BindingProvider.SOAPACTION_USE_PROPERTY, true);
        dispatch.getRequestContext().put(BindingProvider.SOAPACTION_URI_PROPERTY, NAMESPACE + ":" + operation);
    }

    private record Bytes(byte[] bytes) implements DataSource {

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getContentType() {
            return "application/octet-stream";
        }

        @Override
        public String getName() {
            return "customers";
        }
    }
}
