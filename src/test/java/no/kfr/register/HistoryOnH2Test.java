package no.kfr.register;

import no.kfr.TestDatabase;

class HistoryOnH2Test extends HistoryContract {

    HistoryOnH2Test() {
        super(TestDatabase.H2);
    }
}
