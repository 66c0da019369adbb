package no.kfr.interleaving;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database whose every statement and commit is a step of an {@link Actor}. */
class SteppedDatabase {

    @Bean
    static BeanPostProcessor stepping() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new Stepped(source) : bean;
            }
        };
    }

    private static final class Stepped extends DelegatingDataSource {

        Stepped(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return stepped(Connection.class, super.getConnection());
        }
    }

    private static <T> T stepped(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                SteppedDatabase.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (isStep(method)) {
                        Actor.step();
                    }
                    try {
                        return wrapped(method.invoke(target, arguments));
                    } catch (InvocationTargetException failed) {
                        throw failed.getTargetException();
                    }
                }));
    }

    private static boolean isStep(Method method) {
        return method.getName().startsWith("execute") || method.getName().equals("commit");
    }

    private static Object wrapped(Object result) {
        return switch (result) {
            case CallableStatement statement -> statement;
            case PreparedStatement statement -> stepped(PreparedStatement.class, statement);
            case Statement statement -> stepped(Statement.class, statement);
            case null, default -> result;
        };
    }
}
