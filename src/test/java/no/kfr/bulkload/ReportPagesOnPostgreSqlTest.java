package no.kfr.bulkload;

import no.kfr.TestDatabase;

class ReportPagesOnPostgreSqlTest extends ReportPagesContract {

    ReportPagesOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
