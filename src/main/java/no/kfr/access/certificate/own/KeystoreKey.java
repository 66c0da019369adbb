package no.kfr.access.certificate.own;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.kfr.access.OwnKey;
import no.kfr.access.certificate.file.ReloadedFiles;

/** The register's own key from its keystore file, followed when the file is replaced. */
public final class KeystoreKey implements OwnKey {

    private final ReloadedFiles<List<KeystoreContent>> contents;
    private final Clock clock;

    public KeystoreKey(KeystoreSettings settings, Clock clock) {
        this.clock = clock;
        this.contents = new ReloadedFiles<>(
                "The register's keystore",
                () -> Stream.ofNullable(settings.location()).toList(),
                List.of(),
                before -> Stream.concat(Stream.of(KeystoreContent.read(settings, clock)), before.stream())
                        .filter(this::counts)
                        .toList(),
                clock);
    }

    @Override
    public Pair current() {
        return contents.current().getFirst().pair();
    }

    @Override
    public List<X509Certificate> recent() {
        Set<X509Certificate> recent = new LinkedHashSet<>();
        for (KeystoreContent content : contents.current()) {
            content.certificates().stream().filter(this::lasts).forEach(recent::add);
        }
        return List.copyOf(recent);
    }

    private boolean counts(KeystoreContent content) {
        return content.certificates().stream().anyMatch(this::lasts);
    }

    private boolean lasts(X509Certificate certificate) {
        return clock.instant().isBefore(certificate.getNotAfter().toInstant());
    }
}
