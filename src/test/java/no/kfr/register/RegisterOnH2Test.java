package no.kfr.register;

import no.kfr.TestDatabase;

class RegisterOnH2Test extends RegisterContract {

    RegisterOnH2Test() {
        super(TestDatabase.H2);
    }
}
