package no.kfr.audit.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import no.kfr.audit.archive.Archived.Manifest;
import no.kfr.audit.archive.Archived.ManifestSignature;
import no.kfr.audit.archive.Archived.SealedBlock;
import no.kfr.digest.Fingerprint;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads the files of a package. It trusts none of them: what is not readable is not there. */
public final class PackageReader implements AutoCloseable {

    /** A bulk file is 10 MB; nothing in a package is much larger, but for the list of entries of a very large case. */
    private static final int MOST_BYTES = 500_000_000;

    private final ZipFile zip;
    private @Nullable List<Archived.Entry> entries;

    public PackageReader(Path file) throws IOException {
        this.zip = new ZipFile(file.toFile());
    }

    public Optional<byte[]> file(@Nullable String name) {
        ZipEntry entry = name == null ? null : zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Optional.of(in.readNBytes(MOST_BYTES));
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** Names of all files but the manifest and its signature. */
    public List<String> files() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> !name.equals(Names.MANIFEST) && !name.equals(Names.SIGNATURE))
                .toList();
    }

    public Optional<byte[]> manifestBytes() {
        return file(Names.MANIFEST);
    }

    public Optional<Manifest> manifest() {
        return json(Names.MANIFEST, Manifest.class);
    }

    public Optional<ManifestSignature> signature() {
        return json(Names.SIGNATURE, ManifestSignature.class);
    }

    /** Read once: they are by far the largest of what is not a message. */
    public Optional<List<Archived.Entry>> entries() {
        if (entries == null) {
            entries = json(Names.ENTRIES, Archived.Entry[].class).map(List::of).orElse(null);
        }
        return Optional.ofNullable(entries);
    }

    public Optional<List<SealedBlock>> blocks() {
        return json(Names.BLOCKS, SealedBlock[].class).map(List::of);
    }

    /** The certificate with this fingerprint and its issuers; empty when it is not there, or is another. */
    public List<X509Certificate> certificates(@Nullable String fingerprint) {
        Optional<byte[]> pem = fingerprint == null ? Optional.empty() : file(Names.certificate(fingerprint));
        try {
            List<X509Certificate> chain = pem.isEmpty()
                    ? List.of()
                    : CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(pem.get()))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            boolean named = !chain.isEmpty() && Fingerprint.of(chain.getFirst()).equals(fingerprint);
            return named ? chain : List.of();
        } catch (GeneralSecurityException altered) {
            return List.of();
        }
    }

    private <T> Optional<T> json(String name, Class<T> type) {
        try {
            return file(name).map(bytes -> PackageWriter.JSON.readValue(bytes, type));
        } catch (JacksonException altered) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
