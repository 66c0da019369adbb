package no.kfr.register;

import no.kfr.TestDatabase;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = TestDatabase.ORACLE_URL, matches = ".+")
class ActivityOnOracleTest extends ActivityContract {

    ActivityOnOracleTest() {
        super(TestDatabase.ORACLE);
    }
}
