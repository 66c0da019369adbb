package no.kfr.lookup.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.kfr.access.Access;
import no.kfr.access.AccountGrounds;
import no.kfr.access.Operation;
import no.kfr.access.volume.VolumeGuard;
import no.kfr.audit.JournalEntry;
import no.kfr.audit.RequestWork;
import no.kfr.identity.AccountNumber;
import no.kfr.identity.OrganisationNumber;
import no.kfr.lookup.AnswerHeader;
import no.kfr.lookup.LookupAnswer.Source;
import no.kfr.lookup.account.AccountAnswer.Provider;
import no.kfr.lookup.kar.KarAccountRequest;
import no.kfr.lookup.kar.KarInstitution;
import no.kfr.lookup.kar.KarReply;
import no.kfr.lookup.kar.KarShare;
import no.kfr.participant.FinancialInstitution;
import no.kfr.participant.Participant;
import no.kfr.participant.Participants;
import no.kfr.refusal.Violation;
import no.kfr.time.OsloDay;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells agencies which institution services an account: the one that declared it as its collection account, else whom KAR names. */
@Service
public class AccountProviders {

    private final Access access;
    private final VolumeGuard volume;
    private final KarShare kar;
    private final Participants participants;
    private final Clock clock;

    public AccountProviders(Access access, VolumeGuard volume, KarShare kar, Participants participants, Clock clock) {
        this.access = access;
        this.volume = volume;
        this.kar = kar;
        this.participants = participants;
        this.clock = clock;
    }

    /**
     * The institution that services the account.
     *
     * @throws no.kfr.refusal.Refused with all that is wrong with the question, or when the agency may not put it, or when KAR
     *     would have to answer and does not
     */
    public AccountAnswer provider(RequestWork work, AccountProviderRequest request) {
        AccountCheck check = new AccountCheck(request);
        AccountNumber account = check.account(access);
        AccountGrounds grounds = check.grounds();
        List<Violation> warnings = access.permitAccount(grounds);
        volume.admit(grounds.consumer(), request.accountInfoRequestId());
        Provider provider = declared(account)
                .or(() -> namedByKar(request, grounds.consumer(), account))
                .orElse(null);
        return work.conclude(journal -> {
            UUID answerId = UUID.randomUUID();
            journal.record(entry(answerId, request, grounds, account, detail(provider, warnings)));
            return new AccountAnswer(answerId, AnswerHeader.of(request, grounds.consumer(), clock), provider, warnings);
        });
    }

    /** Where several declared the same account, the first by organisation number. */
    private Optional<Provider> declared(AccountNumber account) {
        LocalDate today = OsloDay.today(clock);
        return participants.all().stream()
                .filter(participant -> participant.isActiveOn(today))
                .filter(participant -> declares(participant.institution(), account))
                .findFirst()
                .map(participant -> new Provider(participant.number(), participant.name(), Source.Name.KFR));
    }

    private static boolean declares(@Nullable FinancialInstitution institution, AccountNumber account) {
        return institution != null && institution.collectionAccounts().contains(account.value());
    }

    private Optional<Provider> namedByKar(
            AccountProviderRequest request, OrganisationNumber consumer, AccountNumber account) {
        var grounds = new KarAccountRequest(
                account, request.correlationId(), request.accountInfoRequestId(), request.legalMandate());
        KarReply<Optional<KarInstitution.Named>> reply =
                kar.provider(consumer, grounds).join();
        return switch (reply) {
            case KarReply.Answered<Optional<KarInstitution.Named>>(var named) ->
                named.map(known -> new Provider(
                        known.number(),
                        participants.find(known.number()).map(Participant::name).orElse(known.name()),
                        Source.Name.KAR));
            case KarReply.NoAnswer<Optional<KarInstitution.Named>> none -> throw none.refusal();
        };
    }

    private static String detail(@Nullable Provider provider, List<Violation> warnings) {
        String answer = provider == null
                ? "nobody known"
                : provider.organizationId() + " according to "
                        + provider.source().name();
        String warned = warnings.stream().map(warning -> warning.code().id()).collect(Collectors.joining(","));
        return "serviced by " + answer + (warned.isEmpty() ? "" : "; warned " + warned);
    }

    private static JournalEntry entry(
            UUID answerId,
            AccountProviderRequest request,
            AccountGrounds grounds,
            AccountNumber account,
            String detail) {
        return request.journalEntry(Operation.ACCOUNT_PROVIDER.contractName(), grounds.consumer())
                .id(answerId)
                .about(account)
                .detail(detail)
                .entry();
    }
}
