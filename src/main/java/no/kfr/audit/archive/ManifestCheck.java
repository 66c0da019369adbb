package no.kfr.audit.archive;

import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import no.kfr.audit.archive.Archived.FileHash;
import no.kfr.audit.archive.Archived.Manifest;
import no.kfr.audit.archive.Archived.SealedBlock;
import no.kfr.audit.seal.DetachedSignature;
import no.kfr.audit.verify.Finding.Kind;
import no.kfr.audit.verify.Findings;
import no.kfr.audit.verify.VerificationParameters;
import no.kfr.digest.Sha256;

/** Holds a package against its manifest: what belongs to it, in which order, and that nothing was left out or added. */
final class ManifestCheck {

    private static final String MANIFEST = "manifest.json";

    private final PackageReader files;
    private final VerificationParameters asked;
    private final Findings findings;

    ManifestCheck(PackageReader files, VerificationParameters asked, Findings findings) {
        this.files = files;
        this.asked = asked;
        this.findings = findings;
    }

    void check() {
        Optional<Manifest> manifest = files.manifest();
        if (manifest.isEmpty() || !Manifest.FORM.equals(manifest.get().form())) {
            findings.add(Kind.ARCHIVE_ALTERED, MANIFEST, "missing, not readable, or of a form that is not known here");
            return;
        }
        checkSignature(manifest.get());
        checkFiles(manifest.get().files());
        checkEntries(manifest.get().entries());
        checkBlocks(manifest.get().blocks());
    }

    private void checkSignature(Manifest manifest) {
        var signature = files.signature();
        List<X509Certificate> chain =
                signature.map(each -> files.certificates(each.certificate())).orElse(List.of());
        if (signature.isEmpty() || chain.isEmpty()) {
            findings.add(Kind.ARCHIVE_ALTERED, MANIFEST, "its signature or the certificate of it is missing");
        } else if (!DetachedSignature.holds(
                chain.getFirst().getPublicKey(),
                files.manifestBytes().orElseThrow(),
                signature.get().signature())) {
            findings.add(Kind.ARCHIVE_ALTERED, MANIFEST, "its signature does not hold");
        } else {
            asked.trust()
                    .objection(chain, ArchiveVerification.time(manifest.exportedAt()))
                    .ifPresent(objection -> findings.add(Kind.NOT_TRUSTED, MANIFEST, objection));
        }
    }

    private void checkFiles(List<FileHash> listed) {
        for (FileHash file : listed) {
            Optional<byte[]> content = files.file(file.name());
            if (content.isEmpty()) {
                findings.add(Kind.ARCHIVE_ALTERED, file.name(), "missing");
            } else if (!Sha256.hexOf(content.get()).equals(file.sha256())) {
                findings.add(Kind.ARCHIVE_ALTERED, file.name(), "not the file that was exported");
            }
        }
        files.namedTwice()
                .forEach(name -> findings.add(Kind.ARCHIVE_ALTERED, name, "more than one file has this name"));
        var names = listed.stream().map(FileHash::name).collect(Collectors.toSet());
        files.files().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> findings.add(Kind.ARCHIVE_ALTERED, name, "not part of what was exported"));
    }

    private void checkEntries(List<String> listed) {
        List<String> there = files.entries().orElse(List.of()).stream()
                .map(Archived.Entry::id)
                .toList();
        compare(listed, there, "entry ", Kind.ENTRY_REMOVED, Kind.ENTRY_INSERTED);
    }

    private void checkBlocks(List<Long> listed) {
        List<Long> there = files.blocks().orElse(List.of()).stream()
                .map(SealedBlock::number)
                .toList();
        compare(listed, there, "block ", Kind.BLOCK_REMOVED, Kind.BLOCK_ALTERED);
    }

    private <T> void compare(List<T> listed, List<T> there, String what, Kind removed, Kind inserted) {
        var inList = new HashSet<>(listed);
        var inFile = new HashSet<>(there);
        listed.stream()
                .filter(each -> !inFile.contains(each))
                .forEach(each -> findings.add(removed, what + each, "it was exported, and is not there any more"));
        there.stream()
                .filter(each -> !inList.contains(each))
                .forEach(each -> findings.add(inserted, what + each, "inserted: it was not exported"));
        List<T> common = there.stream().filter(inList::contains).toList();
        List<T> expected = listed.stream().filter(inFile::contains).toList();
        for (int i = 0; i < Math.min(common.size(), expected.size()); i++) {
            if (!common.get(i).equals(expected.get(i))) {
                findings.add(Kind.ORDER_CHANGED, what + common.get(i), "from here on not in the order of the export");
                return;
            }
        }
        if (common.size() > expected.size()) {
            findings.add(inserted, what + common.getLast(), "inserted: it is there more than once");
        }
    }
}
