package no.kfr.client.soap;

import jakarta.activation.DataHandler;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.handler.MessageContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import no.kfr.contract.upload.CsvFile;
import no.kfr.digest.Sha256;
import no.kfr.terminal.CommandFailed;
import no.kfr.terminal.OwnFiles;

/** The file beside a reply. The reply's signature covers the file's digest, and only through it the file. */
final class AttachedFile {

    private AttachedFile() {}

    /**
     * Writes the file that came with the last reply of this thread. It appears under its name only when it is whole and the one that
     * the register signed.
     *
     * @throws CallFailed when it is missing, cut off or another one
     * @throws CommandFailed when the disk is full
     */
    static void save(Object port, CsvFile announced, Path to) {
        DataHandler attachment = attachment((BindingProvider) port, announced.getAttachment());
        try {
            OwnFiles.replace(to, out -> {
                check(announced, attachment, out);
                return to;
            });
        } catch (IOException full) {
            throw new CommandFailed(to + " cannot be written: " + full.getMessage() + ".", full);
        }
    }

    private static void check(CsvFile announced, DataHandler attachment, OutputStream out) throws IOException {
        MessageDigest digest = Sha256.start();
        long bytes = 0;
        try (InputStream in = attachment.getInputStream()) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
                bytes += read;
            }
        }
        if (bytes != announced.getBytes().longValueExact()
                || !Sha256.hex(digest).equalsIgnoreCase(announced.getSha256())) {
            throw CallFailed.damaged("the file that came is not the one that the register signed");
        }
    }

    /** What fails here is the connection, and may be tried again; what fails in writing is this machine. */
    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException brokenOff) {
            throw CallFailed.unanswered(brokenOff);
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
}
