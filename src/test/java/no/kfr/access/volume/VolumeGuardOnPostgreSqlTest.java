package no.kfr.access.volume;

import no.kfr.access.TestDatabases;

class VolumeGuardOnPostgreSqlTest extends VolumeGuardContract {

    VolumeGuardOnPostgreSqlTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
