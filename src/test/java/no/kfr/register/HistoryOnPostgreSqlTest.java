package no.kfr.register;

import no.kfr.TestDatabase;

class HistoryOnPostgreSqlTest extends HistoryContract {

    HistoryOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
