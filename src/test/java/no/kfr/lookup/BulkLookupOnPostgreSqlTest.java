package no.kfr.lookup;

import no.kfr.TestDatabase;

class BulkLookupOnPostgreSqlTest extends BulkLookupContract {

    BulkLookupOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
