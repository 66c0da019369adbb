package no.kfr.audit.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import no.kfr.audit.AuditRefused;
import no.kfr.audit.archive.Archived.Manifest;
import no.kfr.audit.archive.Archived.ManifestSignature;
import no.kfr.audit.archive.Archived.SealedBlock;
import no.kfr.digest.Fingerprint;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads the files of a package. It trusts none of them: what is not readable is not there, and neither is what is longer than the
 * package says. A file that is asked for again and again, as no genuine package has it, is there a few times only.
 */
public final class PackageReader implements AutoCloseable {

    private final ZipFile zip;
    private final Map<String, List<X509Certificate>> certificates = new HashMap<>();
    private @Nullable List<Archived.Entry> entries;
    private long bytesLeft;

    /**
     * @throws IOException when it is no ZIP file
     * @throws AuditRefused when it expands to more than a package would
     */
    public PackageReader(Path file) throws IOException {
        this.zip = new ZipFile(file.toFile());
        try {
            this.bytesLeft = ExpandedSize.readable(zip, Files.size(file));
        } catch (IOException | AuditRefused refused) {
            zip.close();
            throw refused;
        }
    }

    public Optional<byte[]> file(@Nullable String name) {
        ZipEntry entry = name == null ? null : zip.getEntry(name);
        if (entry == null || entry.getSize() > bytesLeft) {
            return Optional.empty();
        }
        bytesLeft -= entry.getSize();
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes((int) entry.getSize() + 1);
            return content.length == entry.getSize() ? Optional.of(content) : Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** Names of which there is more than one file: who opens the package may see the other. */
    public Set<String> namedTwice() {
        Set<String> names = new HashSet<>();
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> !names.add(name))
                .collect(Collectors.toSet());
    }

    /** Names of all files but the manifest and its signature. */
    public List<String> files() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> !name.equals(FileNames.MANIFEST) && !name.equals(FileNames.SIGNATURE))
                .toList();
    }

    public Optional<byte[]> manifestBytes() {
        return file(FileNames.MANIFEST);
    }

    public Optional<Manifest> manifest() {
        return json(FileNames.MANIFEST, Manifest.class);
    }

    public Optional<ManifestSignature> signature() {
        return json(FileNames.SIGNATURE, ManifestSignature.class);
    }

    /** Read once: they are by far the largest of what is not a message. */
    public Optional<List<Archived.Entry>> entries() {
        if (entries == null) {
            entries = json(FileNames.ENTRIES, Archived.Entry[].class)
                    .map(List::of)
                    .orElse(null);
        }
        return Optional.ofNullable(entries);
    }

    public Optional<List<SealedBlock>> blocks() {
        return json(FileNames.BLOCKS, SealedBlock[].class).map(List::of);
    }

    /** The certificate with this fingerprint and its issuers; empty when it is not there, or is another. */
    public List<X509Certificate> certificates(@Nullable String fingerprint) {
        return fingerprint == null ? List.of() : certificates.computeIfAbsent(fingerprint, this::readCertificates);
    }

    private List<X509Certificate> readCertificates(String fingerprint) {
        Optional<byte[]> pem = file(FileNames.certificate(fingerprint));
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
