package no.kfr.register;

import no.kfr.TestDatabase;

class RegisterOnPostgreSqlTest extends RegisterContract {

    RegisterOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
