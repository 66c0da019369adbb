package no.kfr.soap;

import java.time.Clock;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the server that carries the services answers, whatever is asked of it. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> plainHttp(SoapSettings settings, Clock clock) {
        return server -> {
            server.addEngineValves(new PlainHttp(settings.maxReadTime(), clock));
            server.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(PlainErrorReport.class.getName());
                }
            });
        };
    }
}
