package no.kfr.cli.client;

import jakarta.activation.DataHandler;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.handler.MessageContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import no.kfr.contract.upload.CsvFile;

/** The file beside a reply. The reply's signature covers the file's digest, and only through it the file. */
final class AttachedFile {

    private AttachedFile() {}

    /**
     * Writes the file that came with the last reply of this thread. It appears under its name only when it is whole and the one that
     * the register signed.
     *
     * @throws CallFailed when it is missing, cut off or another one
     */
    static void save(Object port, CsvFile announced, Path to) {
        Path part = to.resolveSibling(to.getFileName() + ".part");
        try {
            MessageDigest digest = sha256();
            write(attachment((BindingProvider) port, announced.getAttachment()), part, digest);
            if (Files.size(part) != announced.getBytes().longValueExact()
                    || !HexFormat.of().formatHex(digest.digest()).equalsIgnoreCase(announced.getSha256())) {
                throw CallFailed.damaged("the file that came is not the one that the register signed");
            }
            Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw CallFailed.unanswered(failed);
        } finally {
            discard(part);
        }
    }

    private static DataHandler attachment(BindingProvider port, String address) {
        Object attachments = port.getResponseContext().get(MessageContext.INBOUND_MESSAGE_ATTACHMENTS);
        String id = address.startsWith("cid:") ? address.substring("cid:".length()) : address;
        if (attachments instanceof Map<?, ?> byId && byId.get(id) instanceof DataHandler found) {
            return found;
        }
        throw CallFailed.damaged("the answer came without the file that it announces");
    }

    private static void write(DataHandler attachment, Path part, MessageDigest digest) throws IOException {
        try (InputStream in = attachment.getInputStream();
                OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
            in.transferTo(out);
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException stuck) {
            // a left-over under another name harms nobody, and the call has its own outcome to tell
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
