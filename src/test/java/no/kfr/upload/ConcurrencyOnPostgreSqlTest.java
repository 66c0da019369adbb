package no.kfr.upload;

import no.kfr.TestDatabase;

class ConcurrencyOnPostgreSqlTest extends ConcurrencyContract {

    ConcurrencyOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
