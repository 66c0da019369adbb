package no.kfr.bulkload;

import no.kfr.TestDatabase;

class ReportPagesOnH2Test extends ReportPagesContract {

    ReportPagesOnH2Test() {
        super(TestDatabase.H2);
    }
}
