package no.kfr.transaction;

import java.sql.Types;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;

/** H2 in Oracle mode keeps a {@code DATE} as a timestamp without fraction, as Oracle does. */
public class OracleModeH2Dialect extends H2Dialect {

    public OracleModeH2Dialect(DialectResolutionInfo info) {
        super(info);
    }

    @Override
    public boolean equivalentTypes(int one, int other) {
        return super.equivalentTypes(one, other)
                || (one == Types.DATE && other == Types.TIMESTAMP)
                || (one == Types.TIMESTAMP && other == Types.DATE);
    }
}
