package no.kfr.register;

import no.kfr.TestDatabase;

class ManyCustomersOnH2Test extends ManyCustomersContract {

    ManyCustomersOnH2Test() {
        super(TestDatabase.H2);
    }
}
