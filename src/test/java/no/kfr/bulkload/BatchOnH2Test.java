package no.kfr.bulkload;

import no.kfr.TestDatabase;

class BatchOnH2Test extends BatchContract {

    BatchOnH2Test() {
        super(TestDatabase.H2);
    }
}
