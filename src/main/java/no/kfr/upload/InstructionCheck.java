package no.kfr.upload;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kfr.access.NamedOrganisation;
import no.kfr.identity.CustomerId;
import no.kfr.identity.Flaw;
import no.kfr.identity.IdentityRule;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;
import no.kfr.register.RegisterSettings;
import no.kfr.register.RelationshipKey;
import org.jspecify.annotations.Nullable;

/** The rules for an instruction that its schema cannot express. Collects all that is wrong before it refuses. */
final class InstructionCheck {

    private final Instruction instruction;
    private final Optional<OrganisationNumber> institution;
    private final Optional<CustomerId> customer;
    private final List<Violation> violations = new ArrayList<>();

    private InstructionCheck(Instruction instruction, @Nullable Flaw flawOfCustomer) {
        this.instruction = instruction;
        NamedOrganisation named = NamedOrganisation.institution(instruction.financialInstitution());
        this.institution = named.read();
        this.customer = CustomerId.held(instruction.customerId());
        named.violation().ifPresent(violations::add);
        if (flawOfCustomer != null) {
            Code code = flawOfCustomer == Flaw.SYNTHETIC ? Code.SYNTHETIC_NOT_ACCEPTED : Code.INVALID_CUSTOMER_ID;
            violate(code, "customerId", flawOfCustomer.rule());
        }
    }

    /** Of a relationship that is to be registered. */
    static InstructionCheck ofNew(Instruction instruction, IdentityRule rule) {
        return new InstructionCheck(instruction, rule.flaw(instruction.customerId()));
    }

    /** Of one that may be held already: whoever registered a number that nobody has can correct that. */
    static InstructionCheck ofHeld(Instruction instruction, IdentityRule rule) {
        Flaw flaw = rule.flaw(instruction.customerId());
        return new InstructionCheck(instruction, flaw == null || flaw.isOfNobody() ? null : flaw);
    }

    InstructionCheck notInFuture(String field, @Nullable LocalDate date, LocalDate today) {
        if (date != null && date.isAfter(today)) {
            violate(Code.INVALID_DATE, field, "not in the future");
        }
        return this;
    }

    InstructionCheck notDoubtful(String field, @Nullable LocalDate start, RegisterSettings settings) {
        if (start != null && settings.isDoubtful(start)) {
            violate(
                    Code.INVALID_DATE,
                    field,
                    "not before " + settings.confirmStartBeforeYear()
                            + "; an earlier start is registered by a batch that is confirmed");
        }
        return this;
    }

    InstructionCheck inOrder(LocalDate startDate, @Nullable LocalDate endDate) {
        if (endDate != null && endDate.isBefore(startDate)) {
            violate(Code.INVALID_DATE, "endDate", "not before startDate");
        }
        return this;
    }

    /** The relationship that is meant, when nothing was wrong. */
    RelationshipKey key() {
        if (!violations.isEmpty()) {
            throw Refused.because(violations);
        }
        return new RelationshipKey(institution.orElseThrow(), customer.orElseThrow(), instruction.type());
    }

    private void violate(Code code, String field, String rule) {
        violations.add(Violation.of(code, field, rule));
    }
}
