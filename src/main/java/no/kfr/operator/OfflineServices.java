package no.kfr.operator;

import no.kfr.operator.command.OperatorContext;
import no.kfr.start.RegisterStart;
import org.springframework.context.ConfigurableApplicationContext;

/** The services of a register that answers no network calls: only what a command asks for is brought up. */
public record OfflineServices(ConfigurableApplicationContext context) implements OperatorContext {

    public static Opener of(Class<?> application) {
        return settings -> new OfflineServices(RegisterStart.of(application)
                .settings(settings)
                .withoutNetwork()
                .start());
    }

    @Override
    public <T> T service(Class<T> type) {
        return RegisterStart.explained(() -> context.getBean(type));
    }

    @Override
    public void close() {
        context.close();
    }
}
