package no.kfr.access;

class VolumeGuardOnH2Test extends VolumeGuardContract {

    VolumeGuardOnH2Test() {
        super(TestDatabases.H2);
    }
}
