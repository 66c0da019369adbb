package no.kfr.soap.http;

import java.time.Clock;
import no.kfr.audit.UnauthenticatedRefusals;
import no.kfr.soap.settings.SoapSettings;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * How the server that carries the services answers, whatever is asked of it; and the operator's own one beside it, which reads this
 * once more for itself: by the file of management configurations.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> plainHttp(
            SoapSettings settings,
            ServerSettings server,
            Environment environment,
            Clock clock,
            ApplicationContext context,
            ObjectProvider<UnauthenticatedRefusals> refusals) {
        return factory -> {
            if (WebServerApplicationContext.hasServerNamespace(context, "management")) {
                factory.addEngineValves(new KnownHosts(server.managementHosts()));
            }
            factory.addEngineValves(new PlainHttp(
                    settings.maxReadTime(),
                    new Arrivals(settings.maxArriving(), server.requests()),
                    server,
                    clock,
                    (code, address) -> refusals.getObject().refused(code, address)));
            factory.addProtocolHandlerCustomizers(handler -> {
                // whoever is waited for, reading or writing, holds no thread of the machine
                handler.setExecutor(new VirtualThreadExecutor("http-"));
                if (handler instanceof AbstractProtocol<?> http
                        && !environment.containsProperty("server.tomcat.max-connections")) {
                    http.setMaxConnections(server.connections());
                }
            });
            factory.addContextCustomizers(services -> {
                if (services.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(PlainErrorReport.class.getName());
                }
            });
        };
    }
}
