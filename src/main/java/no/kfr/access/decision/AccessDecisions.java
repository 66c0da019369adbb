package no.kfr.access.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import no.kfr.access.Access;
import no.kfr.access.AccountGrounds;
import no.kfr.access.LookupGrounds;
import no.kfr.access.MandateTerms;
import no.kfr.access.Operation;
import no.kfr.access.Signer;
import no.kfr.access.Verdict;
import no.kfr.access.mandate.CachedMandates;
import no.kfr.access.mandate.MandateIndex;
import no.kfr.access.mandate.MandateRules;
import no.kfr.identity.OrganisationNumber;
import no.kfr.participant.Directory;
import no.kfr.participant.MandateEnforcement;
import no.kfr.participant.Participant;
import no.kfr.participant.Participants;
import no.kfr.participant.PublicAgency;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;
import no.kfr.time.OsloDay;

/**
 * Each decision from one directory and the mandates that go with it. Whoever may not act for a principal hears that, and nothing that the
 * register knows of it: not whether it takes part, as what, nor what it may ask.
 */
final class AccessDecisions implements Access {

    private static final Violation NOTHING_AGREED =
            Violation.ofMessage(Code.OPERATION_NOT_PERMITTED, "no mandate for this operation is agreed for the agency");

    private final Participants participants;
    private final CachedMandates mandates;
    private final Clock clock;

    AccessDecisions(Participants participants, CachedMandates mandates, Clock clock) {
        this.participants = participants;
        this.mandates = mandates;
        this.clock = clock;
    }

    @Override
    public void permitUpload(Signer signer, OrganisationNumber institution, Operation operation) {
        var standing = new Standing(
                participants.current(), today(), signer.organisation(), institution, "financialInstitution");
        var reasons = new ArrayList<>(standing.ofSigner());
        standing.ofDelegation(operation).ifPresent(violation -> {
            // Integrators know KFR-003 as the answer to another's organisation number: it stays the first they see.
            if (violation.code() == Code.NOT_DELEGATED) {
                reasons.add(Violation.of(Code.NOT_OWN_INSTITUTION, "financialInstitution", "not the signer's own"));
            }
            reasons.add(violation);
        });
        if (reasons.isEmpty()) {
            reasons.addAll(standing.ofPrincipal());
            standing.principal()
                    .filter(principal -> !principal.isInstitution())
                    .ifPresent(principal -> reasons.add(Violation.of(
                            Code.OPERATION_NOT_PERMITTED, "financialInstitution", "not a financial institution")));
        }
        refuse(reasons);
    }

    @Override
    public List<Violation> permitLookup(LookupGrounds grounds) {
        Verdict verdict = check(grounds);
        refuse(verdict.refusals());
        return verdict.warnings();
    }

    @Override
    public List<Violation> permitAccount(AccountGrounds grounds) {
        Verdict verdict = check(grounds);
        refuse(verdict.refusals());
        return verdict.warnings();
    }

    @Override
    public Verdict check(LookupGrounds grounds) {
        return verdict(
                grounds.signer(),
                grounds.consumer(),
                grounds.operation(),
                (index, today) -> broken(index, grounds, today));
    }

    @Override
    public Verdict check(AccountGrounds grounds) {
        return verdict(
                grounds.signer(),
                grounds.consumer(),
                Operation.ACCOUNT_PROVIDER,
                (index, today) -> MandateRules.violations(
                        index.matching(grounds.consumer(), Operation.ACCOUNT_PROVIDER, grounds.legalMandate())));
    }

    private Verdict verdict(
            Signer signer,
            OrganisationNumber consumer,
            Operation operation,
            BiFunction<MandateIndex, LocalDate, List<Violation>> mandateRules) {
        Directory directory = participants.current();
        LocalDate today = today();
        List<Violation> refusals = ofAgency(directory, today, signer, consumer, operation);
        if (!refusals.isEmpty()) {
            // what the agency's mandates say of the question is told to nobody else
            return new Verdict(refusals, List.of());
        }
        PublicAgency agency = agency(directory, consumer);
        MandateIndex index = mandates.at(directory.stamp());
        if (!index.permitsAnythingOf(consumer, operation)) {
            return new Verdict(List.of(NOTHING_AGREED), List.of());
        }
        return enforced(agency, mandateRules.apply(index, today));
    }

    @Override
    public List<Verdict> checkAll(
            Signer signer, OrganisationNumber consumer, Operation operation, List<LookupGrounds> grounds) {
        Directory directory = participants.current();
        LocalDate today = today();
        refuse(ofAgency(directory, today, signer, consumer, operation));
        MandateIndex index = mandates.at(directory.stamp());
        if (!index.permitsAnythingOf(consumer, operation)) {
            refuse(List.of(NOTHING_AGREED));
        }
        PublicAgency agency = agency(directory, consumer);
        return grounds.stream()
                .map(each -> enforced(agency, broken(index, each, today)))
                .toList();
    }

    @Override
    public void permitAgency(Signer signer, OrganisationNumber consumer, Operation operation) {
        refuse(ofAgency(participants.current(), today(), signer, consumer, operation));
    }

    private static List<Violation> broken(MandateIndex index, LookupGrounds grounds, LocalDate today) {
        return MandateRules.violations(
                index.matching(grounds.consumer(), grounds.operation(), grounds.legalMandate()), grounds, today);
    }

    /** What broken rules lead to: an agency that is only warned is answered. */
    private static Verdict enforced(PublicAgency agency, List<Violation> broken) {
        return agency.mandates() == MandateEnforcement.WARN
                ? new Verdict(List.of(), broken)
                : new Verdict(broken, List.of());
    }

    /** Of a consumer that {@link #ofAgency} found to be one. */
    private static PublicAgency agency(Directory directory, OrganisationNumber consumer) {
        return directory.find(consumer).map(Participant::agency).orElseThrow();
    }

    @Override
    public List<MandateTerms> mandatesOf(Signer signer, OrganisationNumber consumer) {
        Directory directory = participants.current();
        LocalDate today = today();
        refuse(ofAgency(directory, today, signer, consumer, Operation.LIST_MANDATES));
        return mandates.at(directory.stamp()).of(consumer).stream()
                .map(mandate -> MandateTerms.of(mandate, today))
                .toList();
    }

    private static List<Violation> ofAgency(
            Directory directory, LocalDate today, Signer signer, OrganisationNumber consumer, Operation operation) {
        var standing = new Standing(directory, today, signer.organisation(), consumer, "consumer");
        var reasons = new ArrayList<>(standing.ofSigner());
        standing.ofDelegation(operation).ifPresent(reasons::add);
        if (reasons.isEmpty()) {
            reasons.addAll(standing.ofPrincipal());
            standing.principal()
                    .filter(principal -> !principal.isAgency())
                    .ifPresent(principal ->
                            reasons.add(Violation.of(Code.OPERATION_NOT_PERMITTED, "consumer", "not a public agency")));
        }
        return reasons;
    }

    private LocalDate today() {
        return OsloDay.today(clock);
    }

    private static void refuse(List<Violation> reasons) {
        if (!reasons.isEmpty()) {
            throw Refused.because(reasons);
        }
    }
}
