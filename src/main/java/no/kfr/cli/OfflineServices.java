package no.kfr.cli;

import org.springframework.context.ConfigurableApplicationContext;

/** The services of a register that answers no network calls: only what a command asks for is brought up. */
record OfflineServices(ConfigurableApplicationContext context) implements OperatorContext {

    static Opener of(Class<?> application) {
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
