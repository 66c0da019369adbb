package no.kfr.register.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Statements whose parameters may be whole columns. */
record PostgresArrays(JdbcTemplate database) {

    /** A parameter that is an array. */
    record Column(String type, Object[] values) {}

    static <T> Column texts(Collection<T> from, Function<T, String> value) {
        return column("text", from, value);
    }

    static Column texts(Collection<String> values) {
        return column("text", values, Function.identity());
    }

    static <T> Column column(String type, Collection<T> from, Function<T, ?> value) {
        return new Column(type, from.stream().map(value).toArray());
    }

    /** The first column of what is found. */
    Set<String> ids(String sql, Object... parameters) {
        Set<String> ids = new HashSet<>();
        query(sql, found -> ids.add(found.getString(1)), parameters);
        return ids;
    }

    void query(String sql, Row each, Object... parameters) {
        run(sql, parameters, statement -> {
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    each.read(found);
                }
            }
            return 0;
        });
    }

    /** Changes exactly so many rows, or fails as a collision. */
    void change(int rows, String sql, Object... parameters) {
        if (run(sql, parameters, PreparedStatement::executeUpdate) != rows) {
            throw new OptimisticLockingFailureException("a row was changed by another transaction");
        }
    }

    private int run(String sql, Object[] parameters, Work work) {
        ConnectionCallback<Integer> callback = connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                DataSourceUtils.applyTransactionTimeout(statement, database.getDataSource());
                bind(connection, statement, parameters);
                return work.with(statement);
            }
        };
        Integer result = database.execute(callback);
        return result == null ? 0 : result;
    }

    private static void bind(Connection connection, PreparedStatement statement, Object[] parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof Column column) {
                statement.setArray(i + 1, connection.createArrayOf(column.type(), column.values()));
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }

    /** What is done with a row. */
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private interface Work {
        int with(PreparedStatement statement) throws SQLException;
    }
}
