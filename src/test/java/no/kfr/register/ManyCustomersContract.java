package no.kfr.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.identity.CustomerId;
import no.kfr.identity.Period;
import no.kfr.register.period.Ownership;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** What the register knows of many customers, and how often the database is asked for it. */
abstract class ManyCustomersContract extends RelationshipCase {

    ManyCustomersContract(TestDatabase database) {
        super(database);
    }

    @Test
    void finds_for_each_customer_what_it_finds_for_it_alone() {
        register(new Period(JANUARY, MARCH), Ownership.UNKNOWN);
        register(Period.openFrom(MAY), Ownership.PRIMARY_OWNER);
        end(MAY.plusDays(9));
        CustomerId nobody = TestNumbers.customer();

        for (Period asked : List.of(
                new Period(JANUARY, TODAY),
                new Period(MARCH, MARCH),
                new Period(MARCH.plusDays(1), MAY.minusDays(1)),
                new Period(MAY.plusDays(9), TODAY),
                new Period(MAY.plusDays(10), TODAY))) {
            var found = node.inTransaction(
                    () -> node.get(Register.class).findAll(List.of(nobody, key.customer(), key.customer()), asked));

            assertThat(found.getOrDefault(key.customer(), List.of())).containsExactlyInAnyOrderElementsOf(find(asked));
            assertThat(found).doesNotContainKey(nobody);
        }
    }

    @Test
    void asks_the_database_at_most_once_for_a_hundred_customers() {
        var statements = new AtomicInteger();
        var customers = new ManyCustomers(JdbcClient.create(counting(statements)));

        for (int many : List.of(1, 99, 100, 101, 1000)) {
            statements.set(0);
            customers.find(Stream.generate(TestNumbers::customer).limit(many).toList(), new Period(JANUARY, TODAY));
            assertThat(statements.get()).as(many + " customers").isBetween(1, (many + 99) / 100);
        }
    }

    private DataSource counting(AtomicInteger statements) {
        DataSource database = node.get(DataSource.class);
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws java.sql.SQLException {
                Connection connection = database.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                            if (method.getName().equals("prepareStatement")) {
                                statements.incrementAndGet();
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException failed) {
                                throw failed.getCause();
                            }
                        });
            }

            @Override
            public Connection getConnection(String user, String password) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
