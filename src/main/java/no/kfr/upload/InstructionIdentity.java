package no.kfr.upload;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import no.kfr.access.Operation;
import no.kfr.digest.Sha256;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.OrganisationNumber;
import org.jspecify.annotations.Nullable;

/**
 * What makes an instruction the same instruction when it comes again.
 *
 * @param contentSha256 of the operation and the request exactly as received. Defaults are not filled in: "today" is another
 *     day tomorrow, and the instruction still the same.
 */
record InstructionIdentity(OrganisationNumber signer, CorrelationId correlationId, String contentSha256) {

    static InstructionIdentity of(Instruction instruction, Operation operation, @Nullable Object... rest) {
        MessageDigest digest = Sha256.start();
        add(digest, operation.contractName());
        add(digest, instruction.financialInstitution());
        add(digest, instruction.customerId());
        add(digest, instruction.relationshipType());
        for (Object field : rest) {
            add(digest, field);
        }
        return new InstructionIdentity(
                instruction.signer().organisation(), instruction.correlationId(), Sha256.hex(digest));
    }

    /** Each field with its length, so that no two contents give the same bytes; a field that was left out is none that is empty. */
    private static void add(MessageDigest digest, @Nullable Object field) {
        if (field == null) {
            digest.update("-;".getBytes(StandardCharsets.UTF_8));
        } else {
            byte[] bytes = field.toString().getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
    }
}
