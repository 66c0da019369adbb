package no.kfr.access;

class VolumeGuardOnPostgreSqlTest extends VolumeGuardContract {

    VolumeGuardOnPostgreSqlTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
