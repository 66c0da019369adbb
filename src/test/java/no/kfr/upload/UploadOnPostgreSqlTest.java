package no.kfr.upload;

import no.kfr.TestDatabase;

class UploadOnPostgreSqlTest extends UploadContract {

    UploadOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
