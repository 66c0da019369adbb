package no.kfr.audit.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import no.kfr.TestCertificates;
import no.kfr.audit.seal.DetachedSignature;
import no.kfr.demo.certificates.Identity;
import no.kfr.digest.Fingerprint;
import no.kfr.digest.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The files of an evidence package, for somebody who alters them. */
final class OpenedPackage {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final Map<String, byte[]> files = new LinkedHashMap<>();

    static OpenedPackage read(Path file) throws IOException {
        var opened = new OpenedPackage();
        try (var zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                opened.files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return opened;
    }

    void write(Path file) {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    <T extends JsonNode> void change(String name, Consumer<T> change) {
        JsonNode tree = json(name);
        change.accept((T) tree);
        files.put(name, JSON.writeValueAsBytes(tree));
    }

    /** As the register itself would: what remains then are the seals alone. */
    void signAnew() {
        signAnew(TestCertificates.register());
    }

    /** The manifest says what is there now, and is signed by somebody. */
    void signAnew(Identity signer) {
        String fingerprint = Fingerprint.of(signer.certificate());
        if (!files.containsKey("certificates/" + fingerprint + ".pem")) {
            files.put("certificates/" + fingerprint + ".pem", pem(signer));
        }
        ObjectNode manifest = (ObjectNode) json("manifest.json");
        ArrayNode entries = manifest.putArray("entries");
        json("entries.json").forEach(entry -> entries.add(entry.get("id").asString()));
        ArrayNode blocks = manifest.putArray("blocks");
        json("blocks.json").forEach(block -> blocks.add(block.get("number").asLong()));
        ArrayNode hashes = manifest.putArray("files");
        files.forEach((name, content) -> {
            if (!name.startsWith("manifest.")) {
                hashes.addObject().put("name", name).put("sha256", Sha256.hexOf(content));
            }
        });
        byte[] bytes = JSON.writeValueAsBytes(manifest);
        files.put("manifest.json", bytes);
        files.put(
                "manifest.sig",
                JSON.writeValueAsBytes(JSON.createObjectNode()
                        .put("certificate", fingerprint)
                        .put(
                                "signature",
                                Base64.getEncoder().encodeToString(DetachedSignature.make(signer.key(), bytes)))));
    }

    private JsonNode json(String name) {
        return JSON.readTree(Objects.requireNonNull(files.get(name)));
    }

    private static byte[] pem(Identity signer) {
        try {
            return ("-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(signer.certificate().getEncoded())
                            + "\n-----END CERTIFICATE-----\n")
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
