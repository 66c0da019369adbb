package no.kfr.upload;

import no.kfr.TestDatabase;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = TestDatabase.ORACLE_URL, matches = ".+")
class ConcurrencyOnOracleTest extends ConcurrencyContract {

    ConcurrencyOnOracleTest() {
        super(TestDatabase.ORACLE);
    }
}
