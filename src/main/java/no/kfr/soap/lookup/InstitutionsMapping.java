package no.kfr.soap.lookup;

import java.math.BigInteger;
import no.kfr.contract.lookup.Coverage;
import no.kfr.contract.lookup.CoverageNote;
import no.kfr.contract.lookup.CoveredInstitution;
import no.kfr.contract.lookup.InstitutionsReply;
import no.kfr.lookup.ListedInstitutions;
import no.kfr.time.OsloTime;

/** From who is covered by which register to the lookup contract's types. */
public final class InstitutionsMapping {

    private InstitutionsMapping() {}

    static InstitutionsReply reply(ListedInstitutions listed) {
        InstitutionsReply reply = new InstitutionsReply();
        reply.setCorrelationId(listed.correlationId().toString());
        reply.setConsumer(listed.consumer().value());
        reply.setAsOf(OsloTime.of(listed.asOf()));
        reply.setListVersion(listed.list().version());
        reply.setInstitutionsNotCovered(BigInteger.valueOf(listed.list().notCovered()));
        listed.list().institutions().forEach(each -> reply.getInstitution().add(institution(each)));
        return reply;
    }

    /** What every answer says of them. */
    static CoverageNote note(no.kfr.lookup.CoverageNote told) {
        CoverageNote note = new CoverageNote();
        note.setInstitutionsNotCovered(BigInteger.valueOf(told.institutionsNotCovered()));
        note.setListVersion(told.listVersion());
        return note;
    }

    private static CoveredInstitution institution(no.kfr.participant.CoveredInstitution listed) {
        CoveredInstitution institution = new CoveredInstitution();
        institution.setOrganizationId(listed.number().value());
        institution.setBankName(listed.name());
        institution.setCoverage(coverage(listed.coverage()));
        institution.setSince(listed.since());
        institution.getConcession().addAll(listed.concessions());
        return institution;
    }

    public static Coverage coverage(no.kfr.participant.Coverage coverage) {
        return switch (coverage) {
            case KAR -> Coverage.KAR;
            case KFR -> Coverage.KFR;
            case BOTH -> Coverage.BOTH;
            case NEITHER -> Coverage.NEITHER;
        };
    }
}
