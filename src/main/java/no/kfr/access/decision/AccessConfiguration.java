package no.kfr.access.decision;

import java.time.Clock;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.kfr.access.Access;
import no.kfr.access.Operation;
import no.kfr.access.PinnedCertificates;
import no.kfr.access.mandate.CachedMandates;
import no.kfr.access.mandate.LegalMandates;
import no.kfr.access.mandate.MandateTable;
import no.kfr.participant.OperationNames;
import no.kfr.participant.Participant;
import no.kfr.participant.Participants;
import no.kfr.rights.RightsJournal;
import no.kfr.rights.RightsStamp;
import no.kfr.transaction.UnitOfWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts decisions and mandates together. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    OperationNames operationNames() {
        return new OperationNames(Arrays.stream(Operation.values())
                .map(Operation::contractName)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Bean
    Access access(Participants participants, JdbcClient jdbc, Clock clock) {
        return new AccessDecisions(participants, new CachedMandates(new MandateTable(jdbc)), clock);
    }

    @Bean
    PinnedCertificates pinnedCertificates(Participants participants) {
        return organisation -> participants
                .find(organisation)
                .map(Participant::pinnedCertificates)
                .orElse(new TreeSet<>());
    }

    @Bean
    LegalMandates legalMandates(UnitOfWork transaction, RightsStamp stamp, JdbcClient jdbc, RightsJournal journal) {
        return new LegalMandates(transaction, stamp, new MandateTable(jdbc), journal);
    }
}
