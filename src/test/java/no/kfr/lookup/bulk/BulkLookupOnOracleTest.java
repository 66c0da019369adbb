package no.kfr.lookup.bulk;

import no.kfr.TestDatabase;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = TestDatabase.ORACLE_URL, matches = ".+")
class BulkLookupOnOracleTest extends BulkLookupContract {

    BulkLookupOnOracleTest() {
        super(TestDatabase.ORACLE);
    }
}
