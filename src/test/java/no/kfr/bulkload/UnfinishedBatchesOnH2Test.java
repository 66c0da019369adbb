package no.kfr.bulkload;

import no.kfr.TestDatabase;

class UnfinishedBatchesOnH2Test extends UnfinishedBatchesContract {

    UnfinishedBatchesOnH2Test() {
        super(TestDatabase.H2);
    }
}
