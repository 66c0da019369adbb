package no.kfr.upload;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.springframework.stereotype.Repository;

/** The instructions that were carried out, and their receipts. */
@Repository
class Instructions {

    private final EntityManager entities;

    Instructions(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The receipt that this instruction got before.
     *
     * @throws Refused when its id was used for another content
     */
    Optional<Receipt> receiptOf(InstructionIdentity identity) {
        InstructionRowId id = new InstructionRowId(
                identity.signer().value(), identity.correlationId().toString());
        InstructionRow row = entities.find(InstructionRow.class, id);
        if (row == null) {
            return Optional.empty();
        }
        if (!row.contentSha256.equals(identity.contentSha256())) {
            throw Refused.because(
                    Code.IDEMPOTENCY_CONFLICT,
                    "correlationId",
                    "new for every instruction; this one has another content");
        }
        return Optional.of(row.receipt());
    }

    /** Fails on the key when the same instruction is carried out at the same moment elsewhere. */
    void store(InstructionIdentity identity, Receipt receipt) {
        entities.persist(new InstructionRow(identity, receipt));
        entities.flush();
    }
}
