package no.kfr.lookup.bulk;

import no.kfr.TestDatabase;

class BulkLookupOnPostgreSqlTest extends BulkLookupContract {

    BulkLookupOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
