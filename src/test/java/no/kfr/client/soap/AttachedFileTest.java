package no.kfr.client.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.activation.DataHandler;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.handler.MessageContext;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import no.kfr.contract.upload.CsvFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is kept only when it is the one that the register signed. */
class AttachedFileTest {

    private static final byte[] SIGNED = "customerId\n922203687\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void keeps_what_was_signed() throws Exception {
        AttachedFile.save(port("file@kfr", SIGNED), announced(), file());
        assertThat(file()).hasBinaryContent(SIGNED);
    }

    @Test
    void drops_an_altered_a_short_and_a_missing_one() throws Exception {
        byte[] altered = SIGNED.clone();
        altered[12] ^= 1;
        assertDropped(port("file@kfr", altered));
        assertDropped(port("file@kfr", new byte[0]));
        assertDropped(port("other@kfr", SIGNED));
    }

    private void assertDropped(BindingProvider port) throws Exception {
        CsvFile announced = announced();
        assertThatThrownBy(() -> AttachedFile.save(port, announced, file())).isInstanceOf(CallFailed.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private Path file() {
        return folder.resolve("extract.csv");
    }

    private static CsvFile announced() throws Exception {
        CsvFile file = new CsvFile();
        file.setBytes(BigInteger.valueOf(SIGNED.length));
        file.setSha256(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(SIGNED)));
        file.setAttachment("cid:file@kfr");
        return file;
    }

    /** A port whose last reply came with this attachment. */
    private static BindingProvider port(String id, byte[] bytes) {
        Map<String, Object> context = Map.of(
                MessageContext.INBOUND_MESSAGE_ATTACHMENTS,
                Map.of(id, new DataHandler(new ByteArrayDataSource(bytes, "text/csv"))));
        return (BindingProvider) Proxy.newProxyInstance(
                AttachedFileTest.class.getClassLoader(),
                new Class<?>[] {BindingProvider.class},
                (proxy, method, arguments) -> context);
    }
}
