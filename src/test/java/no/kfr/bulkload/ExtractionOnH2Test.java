package no.kfr.bulkload;

import no.kfr.TestDatabase;

class ExtractionOnH2Test extends ExtractionContract {

    ExtractionOnH2Test() {
        super(TestDatabase.H2);
    }
}
