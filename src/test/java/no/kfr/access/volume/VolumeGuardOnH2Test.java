package no.kfr.access.volume;

import no.kfr.access.TestDatabases;

class VolumeGuardOnH2Test extends VolumeGuardContract {

    VolumeGuardOnH2Test() {
        super(TestDatabases.H2);
    }
}
