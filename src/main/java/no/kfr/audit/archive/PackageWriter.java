package no.kfr.audit.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.kfr.audit.SealingKey;
import no.kfr.audit.archive.Archived.FileHash;
import no.kfr.audit.archive.Archived.Manifest;
import no.kfr.audit.archive.Archived.ManifestSignature;
import no.kfr.audit.seal.DetachedSignature;
import no.kfr.digest.Fingerprint;
import no.kfr.digest.Sha256;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the files of a package one after the other, and at last the manifest that vouches for them. */
final class PackageWriter implements AutoCloseable {

    static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ZipOutputStream zip;
    private final List<FileHash> files = new ArrayList<>();

    PackageWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    void file(String name, byte[] content) throws IOException {
        put(name, content);
        files.add(new FileHash(name, Sha256.hexOf(content)));
    }

    void json(String name, Object value) throws IOException {
        file(name, JSON.writeValueAsBytes(value));
    }

    /** The certificate first, then its issuers. */
    void certificates(List<X509Certificate> chain) throws IOException {
        var pem = new StringBuilder();
        try {
            for (X509Certificate certificate : chain) {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
        } catch (CertificateEncodingException broken) {
            throw new IOException("a certificate cannot be encoded", broken);
        }
        String name = FileNames.certificate(Fingerprint.of(chain.getFirst()));
        if (files.stream().noneMatch(file -> file.name().equals(name))) {
            file(name, pem.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    void manifest(String caseId, String exportedAt, List<String> entries, List<Long> blocks, SealingKey.Pair key)
            throws IOException {
        byte[] manifest = JSON.writeValueAsBytes(
                new Manifest(Manifest.FORM, caseId, exportedAt, entries, blocks, List.copyOf(files)));
        put(FileNames.MANIFEST, manifest);
        put(
                FileNames.SIGNATURE,
                JSON.writeValueAsBytes(new ManifestSignature(
                        Fingerprint.of(key.chain().getFirst()), DetachedSignature.make(key.key(), manifest))));
    }

    private void put(String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
