package no.kfr.bulkload;

import no.kfr.TestDatabase;

class ConfirmationOnH2Test extends ConfirmationContract {

    ConfirmationOnH2Test() {
        super(TestDatabase.H2);
    }
}
