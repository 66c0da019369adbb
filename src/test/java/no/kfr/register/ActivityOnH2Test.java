package no.kfr.register;

import no.kfr.TestDatabase;

class ActivityOnH2Test extends ActivityContract {

    ActivityOnH2Test() {
        super(TestDatabase.H2);
    }
}
