package no.kfr.lookup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kfr.access.Access;
import no.kfr.access.LookupGrounds;
import no.kfr.access.NamedOrganisation;
import no.kfr.access.Operation;
import no.kfr.identity.CustomerId;
import no.kfr.identity.Flaw;
import no.kfr.identity.IdentityRule;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;

/** The rules for a lookup that its schema cannot express. Collects all that is wrong before it refuses. */
public final class LookupCheck {

    private static final int YEARS_BACK = 10;

    private final LookupRequest request;
    private final Optional<OrganisationNumber> consumer;
    private final Optional<CustomerId> controlObject;
    private final LocalDate from;
    private final LocalDate to;
    private final List<Violation> violations = new ArrayList<>();

    public LookupCheck(LookupRequest request, LocalDate today, IdentityRule rule) {
        this.request = request;
        this.consumer = request.consumer() == null
                ? Optional.of(request.signer().organisation())
                : NamedOrganisation.consumer(request.consumer()).read();
        this.controlObject = rule.customer(request.controlObject());
        this.from = request.days().from() == null ? today : request.days().from();
        this.to = request.days().to() == null ? today : request.days().to();
        checkIdentifiers(rule);
        checkPeriod(today);
    }

    /** The control object, when nothing was wrong. */
    CustomerId controlObject() {
        refuseIfWrong();
        return controlObject.orElseThrow();
    }

    /** The question, when nothing was wrong; otherwise refuses with all {@link #reasons}. */
    LookupGrounds grounds(Access access) {
        if (!violations.isEmpty()) {
            throw Refused.because(reasons(access));
        }
        return readGrounds().orElseThrow();
    }

    /** All that is wrong, and why the agency might not ask this even if it were right: a caller corrects it in one go. */
    List<Violation> reasons(Access access) {
        var reasons = new ArrayList<>(violations);
        readGrounds().ifPresent(grounds -> reasons.addAll(access.check(grounds).refusals()));
        return reasons;
    }

    /** The question, as soon as it can be told who asks, about whom and for which days. */
    public Optional<LookupGrounds> readGrounds() {
        if (consumer.isEmpty() || controlObject.isEmpty() || from.isAfter(to)) {
            return Optional.empty();
        }
        return Optional.of(new LookupGrounds(
                request.signer(),
                consumer.get(),
                Operation.LOOKUP,
                request.legalMandate(),
                controlObject.get().kind(),
                Boolean.TRUE.equals(request.onlyPrimaryOwner()),
                new Period(from, to),
                request.days().reference()));
    }

    /** All that is wrong; empty when the question can be put. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** Who would be asked about, and from when to when, as far as that much is right. */
    public Optional<CustomerId> readControlObject() {
        return controlObject;
    }

    Optional<OrganisationNumber> readConsumer() {
        return consumer;
    }

    private void checkIdentifiers(IdentityRule rule) {
        if (request.consumer() != null) {
            NamedOrganisation.consumer(request.consumer()).violation().ifPresent(violations::add);
        }
        Flaw flaw = rule.flaw(request.controlObject());
        if (flaw != null) {
            Code code = flaw == Flaw.SYNTHETIC ? Code.SYNTHETIC_NOT_ACCEPTED : Code.LOOKUP_INVALID_CUSTOMER_ID;
            violate(code, "controlObject", flaw.rule());
        }
    }

    private void checkPeriod(LocalDate today) {
        if (from.isAfter(to)) {
            violate(Code.LOOKUP_INVALID_PERIOD, "fromDate", "not after toDate");
        }
        if (to.isAfter(today)) {
            violate(Code.LOOKUP_INVALID_PERIOD, "toDate", "not in the future");
        }
        if (from.isBefore(today.minusYears(YEARS_BACK))) {
            violate(Code.LOOKUP_INVALID_PERIOD, "fromDate", "at most ten years back");
        }
    }

    private void violate(Code code, String field, String rule) {
        violations.add(Violation.of(code, field, rule));
    }

    private void refuseIfWrong() {
        if (!violations.isEmpty()) {
            throw Refused.because(violations);
        }
    }
}
