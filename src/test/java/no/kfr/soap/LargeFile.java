package no.kfr.soap;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import no.kfr.identity.OrganisationNumber;
import no.kfr.soap.message.Xml;

/** Messages with as many right entries as a file may hold, each lying ready in a file of its own. */
final class LargeFile {

    static final int TEN_MEGABYTES = 10 * 1024 * 1024;
    private final byte[] content;

    LargeFile(int bytes) {
        StringBuilder entries = new StringBuilder();
        for (int number = 810_000_000; entries.length() < bytes - 40; number++) {
            if (OrganisationNumber.read(String.valueOf(number)).isPresent()) {
                entries.append(number).append("#2019-11-08,");
            }
        }
        content = entries.toString().getBytes(StandardCharsets.UTF_8);
    }

    record Ready(Path file, String path, String contentType) {}

    Ready attached(Path folder) throws Exception {
        FileMessage message = FileMessage.of(UUID.randomUUID(), content);
        Path file = Files.write(Files.createTempFile(folder, "message", ".mime"), message.bytes());
        return new Ready(file, message.path(), message.contentType());
    }

    Ready inline(Path folder) throws Exception {
        SignedRequest request = FileMessage.upload(UUID.randomUUID(), FileMessage.inline(content));
        Path file = Files.writeString(Files.createTempFile(folder, "message", ".xml"), request.text());
        String path = request.soapNamespace().equals(Xml.SOAP_12) ? "/soap12" : "";
        return new Ready(file, "/services/CustomerRelationshipUpload" + path, "text/xml; charset=UTF-8");
    }
}
