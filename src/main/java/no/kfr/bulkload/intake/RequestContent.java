package no.kfr.bulkload.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import no.kfr.bulkload.batch.CustomerRange;
import no.kfr.digest.Sha256;
import org.jspecify.annotations.Nullable;

/** What makes a batch the same batch when it comes again. */
final class RequestContent {

    private RequestContent() {}

    /** Of the request as received: a default is no content. */
    static String sha256(BatchUpload upload, String contentSha256) {
        CustomerRange range = upload.customerRange();
        return ofFields(
                upload.financialInstitution(),
                upload.relationshipType(),
                upload.mode(),
                upload.extractedAt(),
                upload.onInvalidEntry(),
                upload.numberOfEntries(),
                range == null ? null : range.from(),
                range == null ? null : range.to(),
                contentSha256);
    }

    /** Each with its length, so that no two contents give the same bytes; a field that was left out is not an empty one. */
    private static String ofFields(@Nullable Object... fields) {
        MessageDigest digest = Sha256.start();
        for (Object field : fields) {
            byte[] bytes = String.valueOf(field).getBytes(StandardCharsets.UTF_8);
            digest.update(((field == null ? "-" : bytes.length) + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return Sha256.hex(digest);
    }
}
