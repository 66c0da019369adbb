package no.kfr.soap;

import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import no.kfr.soap.contracts.ContractFilter;
import no.kfr.soap.http.PatientReply;
import no.kfr.soap.lookup.LookupEndpoint;
import no.kfr.soap.message.RequestResources;
import no.kfr.soap.message.Xml;
import no.kfr.soap.upload.UploadEndpoint;
import org.apache.cxf.Bus;
import org.apache.cxf.binding.soap.interceptor.SoapActionInInterceptor;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.apache.cxf.ws.policy.PolicyEngine;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Publishes both services below {@code /services/}, each at an address for SOAP 1.1 and one for SOAP 1.2. The policy of the
 * WSDL is carried out by the register's own {@link MessageChain}, which gives every cause of a refusal its own code; CXF's policy
 * engine is off here and on in clients.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SoapSettings.class)
class SoapServices {

    private static final String PATH = "/services/*";
    private static final String UPLOAD = "CustomerRelationshipUpload";
    private static final String LOOKUP = "CustomerRelationshipLookup";

    @Bean(destroyMethod = "shutdown")
    Bus cxf() {
        Bus bus = new ExtensionManagerBus();
        bus.getExtension(PolicyEngine.class).setEnabled(false);
        // what was refused is logged by its code; CXF would log the exception, and with it what the message held
        FaultListener silent = (exception, description, message) -> false;
        bus.setProperty(FaultListener.class.getName(), silent);
        return bus;
    }

    @Bean
    ServletRegistrationBean<Servlet> soapServlet(Bus cxf) {
        CXFNonSpringServlet servlet = new CXFNonSpringServlet();
        servlet.setBus(cxf);
        ServletRegistrationBean<Servlet> registration = new ServletRegistrationBean<>(servlet, PATH);
        registration.setInitParameters(Map.of("hide-service-list-page", "true"));
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ContractFilter> contracts(SoapSettings settings) {
        FilterRegistrationBean<ContractFilter> registration =
                new FilterRegistrationBean<>(new ContractFilter(List.of(UPLOAD, LOOKUP), settings.publicAddress()));
        registration.addUrlPatterns(PATH);
        return registration;
    }

    /** Around the others: what they hold is let go of before the reply is written. */
    @Bean
    FilterRegistrationBean<PatientReply> patientReply(SoapSettings settings, Clock clock) {
        FilterRegistrationBean<PatientReply> registration =
                new FilterRegistrationBean<>(new PatientReply(settings.maxReadTime(), clock));
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        registration.addUrlPatterns(PATH);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestResources> requestResources() {
        FilterRegistrationBean<RequestResources> registration = new FilterRegistrationBean<>(new RequestResources());
        registration.addUrlPatterns(PATH);
        return registration;
    }

    @Bean
    Endpoints endpoints(Bus cxf, MessageChain chain, UploadEndpoint upload, LookupEndpoint lookup) {
        return new Endpoints(List.of(
                publish(cxf, chain, upload, UPLOAD, "upload", Xml.SOAP_11),
                publish(cxf, chain, upload, UPLOAD, "upload", Xml.SOAP_12),
                publish(cxf, chain, lookup, LOOKUP, "lookup", Xml.SOAP_11),
                publish(cxf, chain, lookup, LOOKUP, "lookup", Xml.SOAP_12)));
    }

    /** What is published, so that it stops with the application. */
    record Endpoints(List<EndpointImpl> published) implements AutoCloseable {

        @Override
        public void close() {
            published.forEach(EndpointImpl::stop);
        }
    }

    private static EndpointImpl publish(
            Bus cxf, MessageChain chain, Object service, String name, String namespace, String version) {
        boolean soap12 = version.equals(Xml.SOAP_12);
        String target = "urn:no:kfr:" + namespace + ":v1";
        EndpointImpl endpoint = new EndpointImpl(cxf, service);
        endpoint.setWsdlLocation("classpath:wsdl/" + name + ".wsdl");
        endpoint.setServiceName(new QName(target, name + "Service"));
        endpoint.setEndpointName(new QName(target, name + (soap12 ? "Soap12Port" : "Soap11Port")));
        if (name.equals(UPLOAD)) {
            chain.addWithFilesTo(endpoint);
        } else {
            chain.addTo(endpoint);
        }
        endpoint.publish("/" + name + (soap12 ? "/soap12" : ""));
        // the chain compares the action with the body itself, after it knows who sent it, and reads attachments more
        // strictly
        endpoint.getServer()
                .getEndpoint()
                .getBinding()
                .getInInterceptors()
                .removeIf(theirs ->
                        theirs instanceof SoapActionInInterceptor || theirs instanceof AttachmentInInterceptor);
        return endpoint;
    }
}
