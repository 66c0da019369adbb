package no.kfr.bulkload;

import no.kfr.TestDatabase;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = TestDatabase.ORACLE_URL, matches = ".+")
class BatchOnOracleTest extends BatchContract {

    BatchOnOracleTest() {
        super(TestDatabase.ORACLE);
    }
}
