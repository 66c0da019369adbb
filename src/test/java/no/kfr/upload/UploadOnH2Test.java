package no.kfr.upload;

import no.kfr.TestDatabase;

class UploadOnH2Test extends UploadContract {

    UploadOnH2Test() {
        super(TestDatabase.H2);
    }
}
