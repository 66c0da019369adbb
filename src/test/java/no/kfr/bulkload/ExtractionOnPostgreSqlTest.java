package no.kfr.bulkload;

import no.kfr.TestDatabase;

class ExtractionOnPostgreSqlTest extends ExtractionContract {

    ExtractionOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
