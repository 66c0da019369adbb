package no.kfr.access;

class AccessOnH2Test extends AccessContract {

    AccessOnH2Test() {
        super(TestDatabases.H2);
    }
}
