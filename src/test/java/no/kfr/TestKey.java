package no.kfr;

import no.kfr.access.OwnKey;
import no.kfr.demo.certificates.Identity;

/** The register's own key, without a keystore; made when it is first needed. */
public final class TestKey implements OwnKey {

    @Override
    public Pair current() {
        Identity register = TestCertificates.register();
        return new Pair(register.key(), register.chain());
    }
}
