package no.kfr.soap.http;

import java.time.Clock;
import no.kfr.audit.UnauthenticatedRefusals;
import no.kfr.soap.settings.SoapSettings;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * How the server that carries the services answers, whatever is asked of it; and the operator's own one beside it, which reads this
 * once more for itself: by the file of management configurations.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> plainHttp(
            SoapSettings settings, Clock clock, ObjectProvider<UnauthenticatedRefusals> refusals) {
        return server -> {
            server.addEngineValves(new PlainHttp(
                    settings.maxReadTime(),
                    settings.maxArriving(),
                    clock,
                    (code, address) -> refusals.getObject().refused(code, address)));
            server.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(PlainErrorReport.class.getName());
                }
            });
        };
    }
}
