package no.kfr.bulkload;

import no.kfr.TestDatabase;

class BatchOnPostgreSqlTest extends BatchContract {

    BatchOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
