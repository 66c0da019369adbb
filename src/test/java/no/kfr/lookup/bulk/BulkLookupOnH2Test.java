package no.kfr.lookup.bulk;

import no.kfr.TestDatabase;

class BulkLookupOnH2Test extends BulkLookupContract {

    BulkLookupOnH2Test() {
        super(TestDatabase.H2);
    }
}
