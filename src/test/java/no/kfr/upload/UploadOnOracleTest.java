package no.kfr.upload;

import no.kfr.TestDatabase;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = TestDatabase.ORACLE_URL, matches = ".+")
class UploadOnOracleTest extends UploadContract {

    UploadOnOracleTest() {
        super(TestDatabase.ORACLE);
    }
}
