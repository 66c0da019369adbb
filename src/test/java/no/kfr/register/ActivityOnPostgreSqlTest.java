package no.kfr.register;

import no.kfr.TestDatabase;

class ActivityOnPostgreSqlTest extends ActivityContract {

    ActivityOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
