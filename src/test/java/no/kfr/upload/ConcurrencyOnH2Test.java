package no.kfr.upload;

import no.kfr.TestDatabase;

class ConcurrencyOnH2Test extends ConcurrencyContract {

    ConcurrencyOnH2Test() {
        super(TestDatabase.H2);
    }
}
