package no.kfr.access;

class AccessOnPostgreSqlTest extends AccessContract {

    AccessOnPostgreSqlTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
