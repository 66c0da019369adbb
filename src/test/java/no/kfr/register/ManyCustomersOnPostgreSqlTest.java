package no.kfr.register;

import no.kfr.TestDatabase;

class ManyCustomersOnPostgreSqlTest extends ManyCustomersContract {

    ManyCustomersOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
