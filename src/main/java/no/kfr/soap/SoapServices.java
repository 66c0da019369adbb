package no.kfr.soap;

import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.kfr.bulkload.Batches;
import no.kfr.lookup.AgencyGuide;
import no.kfr.lookup.Lookups;
import no.kfr.lookup.account.AccountProviders;
import no.kfr.lookup.bulk.BulkLookups;
import no.kfr.lookup.bulk.BulkPermits;
import no.kfr.soap.contracts.ContractFilter;
import no.kfr.soap.fault.LastResortFilter;
import no.kfr.soap.http.BufferedReplyFilter;
import no.kfr.soap.lookup.LookupEndpoint;
import no.kfr.soap.message.RequestResources;
import no.kfr.soap.message.Xml;
import no.kfr.soap.settings.SoapSettings;
import no.kfr.soap.upload.UploadEndpoint;
import no.kfr.upload.Uploads;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.endpoint.Server;
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
 * Publishes both services below {@code /services/}, each at the addresses of its two ports, for SOAP 1.1 and for SOAP 1.2; either takes both. The policy of the
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
    FilterRegistrationBean<BufferedReplyFilter> patientReply(SoapSettings settings, Clock clock) {
        FilterRegistrationBean<BufferedReplyFilter> registration =
                new FilterRegistrationBean<>(new BufferedReplyFilter(settings.maxReadTime(), clock));
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 2);
        registration.addUrlPatterns(PATH);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestResources> requestResources() {
        FilterRegistrationBean<RequestResources> registration = new FilterRegistrationBean<>(new RequestResources());
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        registration.addUrlPatterns(PATH);
        return registration;
    }

    /** Within them: what it says is committed with what they hold. */
    @Bean
    FilterRegistrationBean<LastResortFilter> lastResort(MessageChain chain) {
        FilterRegistrationBean<LastResortFilter> registration = new FilterRegistrationBean<>(chain.lastResort());
        registration.addUrlPatterns(PATH);
        return registration;
    }

    @Bean
    PublishedService uploadService(MessageChain chain, SoapSettings settings, Uploads uploads, Batches batches) {
        long mostInMessage = settings.maxFileInMessage().toBytes();
        return new PublishedService(
                UPLOAD,
                "urn:no:kfr:upload:v1",
                UploadEndpoint.class,
                exchange -> new UploadEndpoint(uploads, batches, mostInMessage, exchange),
                chain::addWithFilesTo);
    }

    @Bean
    PublishedService lookupService(
            MessageChain chain,
            Lookups lookups,
            BulkLookups bulk,
            BulkPermits permits,
            AccountProviders accounts,
            AgencyGuide guide) {
        return new PublishedService(
                LOOKUP,
                "urn:no:kfr:lookup:v1",
                LookupEndpoint.class,
                exchange -> new LookupEndpoint(lookups, bulk, permits, accounts, guide, exchange),
                chain::addTo);
    }

    @Bean
    PublishedServices publishedServices(Bus cxf, List<PublishedService> services) {
        return new PublishedServices(services.stream()
                .flatMap(each -> Stream.of(each.at(cxf, Xml.SOAP_11), each.at(cxf, Xml.SOAP_12)))
                .toList());
    }

    /** What is published, so that it stops with the application. */
    record PublishedServices(List<Server> servers) implements AutoCloseable {

        @Override
        public void close() {
            servers.forEach(Server::destroy);
        }
    }
}
