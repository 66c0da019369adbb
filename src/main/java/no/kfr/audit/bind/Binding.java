package no.kfr.audit.bind;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * That a node wrote something.
 *
 * @param node its name, anew at each start
 * @param number from 1, each given once
 * @param mac keyed hash over both and what was written
 */
public record Binding(String node, long number, byte[] mac) {

    /**
     * From a row; {@code null} where nothing is bound.
     *
     * @param prefix of the columns
     */
    public static @Nullable Binding read(ResultSet row, String prefix) throws SQLException {
        String node = row.getString(prefix + "node");
        byte[] mac = row.getBytes(prefix + "bound");
        return node == null || mac == null ? null : new Binding(node, row.getLong(prefix + "node_no"), mac);
    }
}
