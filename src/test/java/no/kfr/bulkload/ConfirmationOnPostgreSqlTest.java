package no.kfr.bulkload;

import no.kfr.TestDatabase;

class ConfirmationOnPostgreSqlTest extends ConfirmationContract {

    ConfirmationOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
