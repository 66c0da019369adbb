package no.kfr.transaction;

import com.zaxxer.hikari.HikariDataSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What a session may cost others, set by the register itself and not left to who sets up the database: how long a node waits for an answer,
 * and how long the database keeps the locks of a node that is frozen or gone. What the operator's own settings say holds.
 */
record SessionLimits(DatabaseSettings settings) {

    /** Before the pool opens its first connection. */
    void applyTo(HikariDataSource pool) {
        String url = pool.getJdbcUrl();
        Map<String, String> limits = url.startsWith("jdbc:postgresql:")
                ? postgresql(pool.getDataSourceProperties(), url)
                : url.startsWith("jdbc:oracle:") ? oracle() : Map.of();
        Properties said = pool.getDataSourceProperties();
        limits.forEach((name, value) -> {
            if (!said.containsKey(name) && !url.contains(name + "=")) {
                pool.addDataSourceProperty(name, value);
            }
        });
    }

    /**
     * The server ends a session that holds a transaction and asks nothing, also when its node can't be reached any more; and gives up a
     * connection that acknowledges nothing. An operator's {@code options} are kept, and win.
     */
    private Map<String, String> postgresql(Properties said, String url) {
        long silent = settings.idleInTransactionTimeout().toMillis();
        Map<String, String> server = new LinkedHashMap<>();
        server.put("idle_in_transaction_session_timeout", Long.toString(silent));
        server.put(
                "statement_timeout", Long.toString(settings.statementTimeout().toMillis()));
        server.put("tcp_user_timeout", Long.toString(silent));
        server.put("tcp_keepalives_idle", "5");
        server.put("tcp_keepalives_interval", "5");
        server.put("tcp_keepalives_count", "3");
        String options = server.entrySet().stream()
                .map(each -> "-c " + each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(" "));
        String own = said.getProperty("options");
        if (own != null) {
            said.setProperty("options", options + " " + own);
        }
        Map<String, String> limits = new LinkedHashMap<>();
        limits.put("options", options);
        limits.put("connectTimeout", Long.toString(settings.connectTimeout().toSeconds()));
        limits.put("tcpKeepAlive", "true");
        // for a server that is gone
        limits.put("socketTimeout", Long.toString(settings.socketTimeout().toSeconds()));
        return limits;
    }

    /** What Oracle can be told by a session. That it ends idle blockers is set by its administrator: MAX_IDLE_BLOCKER_TIME. */
    private Map<String, String> oracle() {
        Map<String, String> limits = new LinkedHashMap<>();
        limits.put(
                "oracle.net.CONNECT_TIMEOUT",
                Long.toString(settings.connectTimeout().toMillis()));
        limits.put(
                "oracle.jdbc.ReadTimeout",
                Long.toString(settings.socketTimeout().toMillis()));
        limits.put("oracle.net.keepAlive", "true");
        return limits;
    }
}
