package no.kfr.access.certificate.own;

import java.time.Clock;
import java.util.stream.Stream;
import no.kfr.access.OwnKey;
import no.kfr.access.certificate.file.ReloadedFiles;

/** The register's own key from its keystore file, followed when the file is replaced. */
public final class KeystoreKey implements OwnKey {

    private final ReloadedFiles<Pair> pairs;

    public KeystoreKey(KeystoreSettings settings, Clock clock) {
        this.pairs = new ReloadedFiles<>(
                "The register's keystore",
                () -> Stream.ofNullable(settings.location()).toList(),
                () -> KeystoreContent.read(settings, clock),
                clock);
    }

    @Override
    public Pair current() {
        return pairs.current();
    }
}
