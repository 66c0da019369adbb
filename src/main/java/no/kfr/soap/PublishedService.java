package no.kfr.soap;

import java.util.function.Consumer;
import java.util.function.Function;
import javax.xml.namespace.QName;
import no.kfr.soap.message.Xml;
import org.apache.cxf.Bus;
import org.apache.cxf.binding.Binding;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.interceptor.ReadHeadersInterceptor;
import org.apache.cxf.binding.soap.interceptor.Soap11FaultOutInterceptor;
import org.apache.cxf.binding.soap.interceptor.Soap12FaultOutInterceptor;
import org.apache.cxf.binding.soap.interceptor.SoapActionInInterceptor;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.interceptor.InterceptorProvider;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.service.invoker.Factory;
import org.apache.cxf.service.invoker.FactoryInvoker;

/**
 * One service of the contract.
 *
 * @param operations made anew for each request, with the request that they work for
 */
record PublishedService(
        String name,
        String namespace,
        Class<?> type,
        Function<Exchange, Object> operations,
        Consumer<InterceptorProvider> chain) {

    /**
     * Publishes it at one of its addresses.
     *
     * @param version that is answered in where a request does not say in which it is; all are read
     */
    Server at(Bus cxf, String version) {
        boolean soap12 = version.equals(Xml.SOAP_12);
        JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
        factory.setBus(cxf);
        factory.setServiceClass(type);
        factory.setInvoker(new FactoryInvoker(new PerRequest(operations)));
        factory.setWsdlURL("classpath:wsdl/" + name + ".wsdl");
        factory.setServiceName(new QName(namespace, name + "Service"));
        factory.setEndpointName(new QName(namespace, name + (soap12 ? "Soap12Port" : "Soap11Port")));
        factory.setAddress("/" + name + (soap12 ? "/soap12" : ""));
        chain.accept(factory);
        factory.setStart(false);
        Server server = factory.create();
        Binding binding = server.getEndpoint().getBinding();
        // the chain compares the action with the body itself, after it knows who sent it, and reads attachments more
        // strictly
        binding.getInInterceptors()
                .removeIf(theirs ->
                        theirs instanceof SoapActionInInterceptor || theirs instanceof AttachmentInInterceptor);
        takeBothVersions(binding, cxf);
        server.start();
        return server;
    }

    /** As CXF itself does where the binding is of SOAP 1.2: what is read and what is answered go by the message. */
    private static void takeBothVersions(Binding binding, Bus cxf) {
        binding.getInInterceptors()
                .replaceAll(theirs -> theirs instanceof ReadHeadersInterceptor
                        ? new ReadHeadersInterceptor(cxf, Soap12.getInstance())
                        : theirs);
        binding.getOutFaultInterceptors()
                .replaceAll(theirs ->
                        theirs instanceof Soap11FaultOutInterceptor ? new Soap12FaultOutInterceptor() : theirs);
    }

    private record PerRequest(Function<Exchange, Object> operations) implements Factory {

        @Override
        public Object create(Exchange exchange) {
            return operations.apply(exchange);
        }

        @Override
        public void release(Exchange exchange, Object made) {
            // it goes with the request
        }
    }
}
