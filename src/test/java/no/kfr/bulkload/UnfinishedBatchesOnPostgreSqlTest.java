package no.kfr.bulkload;

import no.kfr.TestDatabase;

class UnfinishedBatchesOnPostgreSqlTest extends UnfinishedBatchesContract {

    UnfinishedBatchesOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
