import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/**
 * A client of another make: Eclipse Metro, which knows of the register nothing but the address of a WSDL. Started as a program of
 * its own, with Metro on its class path. Arguments: WSDL, namespace, service, port, operation, content of the operation's element.
 * Prints the reply's payload, or the fault string.
 */
public class MetroClient {

    public static void main(String[] arguments) throws Exception {
        String namespace = arguments[1];
        String operation = arguments[4];
        Service service = Service.create(URI.create(arguments[0]).toURL(), new QName(namespace, arguments[2]));
        Dispatch<Source> port =
                service.createDispatch(new QName(namespace, arguments[3]), Source.class, Service.Mode.PAYLOAD);
        port.getRequestContext().put(BindingProvider.SOAPACTION_USE_PROPERTY, true);
        port.getRequestContext().put(BindingProvider.SOAPACTION_URI_PROPERTY, namespace + ":" + operation);
        String payload = "<" + operation + " xmlns='" + namespace + "'>" + arguments[5] + "</" + operation + ">";
        try {
            Source reply = port.invoke(new StreamSource(new StringReader(payload)));
            StringWriter text = new StringWriter();
            TransformerFactory.newInstance().newTransformer().transform(reply, new StreamResult(text));
            System.out.println("REPLY " + text);
        } catch (SOAPFaultException fault) {
            System.out.println("FAULT " + fault.getFault().getFaultString());
        }
    }
}
