package no.kfr;

import java.util.List;
import no.kfr.access.Access;
import no.kfr.access.AccountGrounds;
import no.kfr.access.LookupGrounds;
import no.kfr.access.MandateTerms;
import no.kfr.access.Operation;
import no.kfr.access.Signer;
import no.kfr.access.Verdict;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;
import org.jspecify.annotations.Nullable;

/** Permits everything until it is told otherwise. */
public final class TestAccess implements Access {

    private volatile @Nullable Refused refusal;
    private volatile List<Violation> warnings = List.of();

    public void refuse(Refused refused) {
        refusal = refused;
    }

    public void warn(Violation violation) {
        warnings = List.of(violation);
    }

    public void permitAll() {
        refusal = null;
        warnings = List.of();
    }

    @Override
    public void permitUpload(Signer signer, OrganisationNumber institution, Operation operation) {
        refuseIfTold();
    }

    @Override
    public Verdict check(LookupGrounds question) {
        Refused refused = refusal;
        return new Verdict(refused == null ? List.of() : refused.violations(), warnings);
    }

    @Override
    public List<Verdict> checkAll(
            Signer signer, OrganisationNumber consumer, Operation operation, List<LookupGrounds> questions) {
        return questions.stream().map(this::check).toList();
    }

    @Override
    public void permitAgency(Signer signer, OrganisationNumber consumer, Operation operation) {
        refuseIfTold();
    }

    @Override
    public Verdict check(AccountGrounds question) {
        Refused refused = refusal;
        return new Verdict(refused == null ? List.of() : refused.violations(), warnings);
    }

    @Override
    public List<Violation> permitAccount(AccountGrounds question) {
        refuseIfTold();
        return warnings;
    }

    @Override
    public List<MandateTerms> mandatesOf(Signer signer, OrganisationNumber consumer) {
        refuseIfTold();
        return List.of();
    }

    @Override
    public List<Violation> permitLookup(LookupGrounds question) {
        refuseIfTold();
        return warnings;
    }

    private void refuseIfTold() {
        Refused refused = refusal;
        if (refused != null) {
            throw refused;
        }
    }
}
