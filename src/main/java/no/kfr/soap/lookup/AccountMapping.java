package no.kfr.soap.lookup;

import no.kfr.access.Signer;
import no.kfr.contract.lookup.AccountProvider;
import no.kfr.contract.lookup.AccountProviderReply;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import no.kfr.lookup.Asker;
import no.kfr.lookup.account.AccountAnswer;
import no.kfr.lookup.account.AccountProviderRequest;
import no.kfr.soap.fault.TypedFault;
import no.kfr.time.OsloTime;

/** Between the contract's types for questions about accounts and the service's own. */
final class AccountMapping {

    private AccountMapping() {}

    static AccountProviderRequest request(Signer signer, no.kfr.contract.lookup.AccountProviderRequest request) {
        return new AccountProviderRequest(
                Asker.of(
                                signer,
                                CorrelationId.of(request.getCorrelationId()),
                                CaseId.of(request.getAccountInfoRequestId()))
                        .onBehalfOf(request.getConsumer())
                        .under(request.getLegalMandate()),
                request.getAccountNumber());
    }

    static AccountProviderReply reply(AccountAnswer answer) {
        AccountProviderReply reply = new AccountProviderReply();
        reply.setCorrelationId(answer.header().correlationId().toString());
        reply.setAccountInfoRequestId(answer.header().accountInfoRequestId().toString());
        reply.setAnswerId(answer.answerId().toString());
        reply.setAnsweredAt(OsloTime.of(answer.header().answeredAt()));
        reply.setConsumer(answer.header().consumer().value());
        reply.setSubmittedBy(answer.header().submittedBy().value());
        AccountAnswer.Provider provider = answer.provider();
        if (provider != null) {
            AccountProvider institution = new AccountProvider();
            institution.setOrganizationId(provider.organizationId().value());
            institution.setBankName(provider.bankName());
            reply.setFinancialInstitution(institution);
            reply.setSource(LookupMapping.sourceName(provider.source()));
        }
        answer.warnings().forEach(warning -> reply.getWarning().add(TypedFault.violation(warning)));
        return reply;
    }
}
