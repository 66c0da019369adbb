package no.kfr.audit.seal;

import java.time.Clock;
import java.util.Optional;
import no.kfr.audit.AuditSettings;
import no.kfr.audit.SealingKey;
import no.kfr.audit.bind.NodeBinder;
import no.kfr.audit.bind.NodeMarks;
import no.kfr.transaction.Database;
import no.kfr.transaction.UnitOfWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Puts sealing together. */
@Configuration(proxyBeanMethods = false)
class SealConfiguration {

    @Bean
    CertificateTable certificateTable(Database kind, JdbcClient database) {
        return new CertificateTable(database, kind == Database.POSTGRESQL);
    }

    @Bean
    BlockTable blockTable(JdbcOperations database) {
        return new BlockTable(database);
    }

    @Bean
    JournalHealth journalHealthIndicator(BlockTable blocks, UnitOfWork transaction, Clock clock) {
        return new JournalHealth(blocks, transaction, clock);
    }

    /** The key is looked for when it is needed: not everything that uses the journal seals. */
    @Bean
    Sealer sealer(
            BlockTable blocks,
            CertificateTable certificates,
            ObjectProvider<SealingKey> key,
            NodeBinder binder,
            UnitOfWork transaction,
            AuditSettings settings,
            Clock clock) {
        return new Sealer(
                blocks,
                certificates,
                () -> key.getObject().current(),
                binder,
                transaction,
                settings.seal().maxEntries(),
                clock);
    }

    /** On nodes that serve; an operator's command leaves its entries to them. */
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @ConditionalOnWebApplication
    static class Scheduled {

        @Bean
        SealSchedule sealSchedule(
                Sealer sealer, NodeMarks marks, BlockTable blocks, JdbcOperations database, AuditSettings settings) {
            AuditSettings.TimeStamp stamp = settings.timeStamp();
            return new SealSchedule(
                    sealer,
                    marks,
                    Optional.ofNullable(stamp.url())
                            .map(url ->
                                    new TimeStamper(blocks, database, new TimeStampAuthority(url, stamp.timeout()))));
        }
    }
}
