package no.kfr.soap.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.Register;
import no.kfr.register.RelationshipKey;
import no.kfr.register.RelationshipType;
import no.kfr.register.period.Change;
import no.kfr.register.period.Ownership;
import no.kfr.soap.settings.SoapSettings;
import no.kfr.transaction.OpenWork;
import no.kfr.transaction.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** P1: the connection breaks while a request is committed; what came of it is looked up. */
class LostCommitTest {

    private final CutAtCommit line = new CutAtCommit(port());
    private final RegisterNode node = node();
    private final RelationshipKey key =
            new RelationshipKey(TestNumbers.organisation(), TestNumbers.customer(), RelationshipType.DSOPBANK);
    private final List<String> told = new ArrayList<>();
    private final String signature = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");

    LostCommitTest() throws Exception {}

    @AfterEach
    void stop() {
        node.close();
        line.close();
    }

    @Test
    void a_commit_whose_answer_is_lost_is_a_success() {
        MessageClaim claim = claim();
        OpenWork<Change> work = open(claim);
        work.afterCommit(() -> told.add("committed"));
        line.cutNext(CutAtCommit.Cut.AFTER);

        work.finish(() -> {}, () -> claim.isStored(transaction()));

        assertThat(told).containsExactly("committed");
        assertThat(periods()).isEqualTo(1);
        assertThat(seen()).isEqualTo(1);
    }

    @Test
    void a_commit_that_never_came_is_refused_and_may_be_claimed_by_the_refusal() {
        MessageClaim claim = claim();
        OpenWork<Change> work = open(claim);
        work.afterCommit(() -> told.add("committed"));
        line.cutNext(CutAtCommit.Cut.BEFORE);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> work.finish(() -> {}, () -> claim.isStored(transaction())))
                .matches(refused -> refused.code() == Code.DATABASE_UNAVAILABLE);
        assertThat(told).isEmpty();
        assertThat(periods()).isZero();

        node.inTransaction(() -> {
            claim.make();
            return true;
        });
        assertThat(seen()).isEqualTo(1);
    }

    private OpenWork<Change> open(MessageClaim claim) {
        return transaction().open(() -> {
            claim.make();
            return node.get(Register.class).register(key, Period.openFrom(LocalDate.of(2024, 1, 1)), Ownership.UNKNOWN);
        });
    }

    private UnitOfWork transaction() {
        return node.get(UnitOfWork.class);
    }

    private int periods() {
        return node.inTransaction(() -> node.get(Register.class).periods(key)).size();
    }

    private int seen() {
        return node.sql()
                .sql("select count(*) from seen_message where signature_sha256 = ?")
                .param(signature)
                .query(Integer.class)
                .single();
    }

    private MessageClaim claim() {
        var settings = new Binder(new MapConfigurationPropertySource()).bindOrCreate("kfr.soap", SoapSettings.class);
        return new MessageClaim(new SeenMessages(node.sql(), node.clock(), settings), signature, Instant.EPOCH);
    }

    private RegisterNode node() {
        List<String> settings = new ArrayList<>();
        for (String setting : TestDatabase.POSTGRESQL.settings()) {
            settings.add(setting.replace(":" + port() + "/", ":" + line.port() + "/"));
        }
        // each commit in words, for whoever cuts the line at one; the driver would soon send a number instead
        settings.add("spring.datasource.hikari.data-source-properties.prepareThreshold=0");
        return RegisterNode.start(settings);
    }

    private static int port() {
        String url = TestDatabase.POSTGRESQL.settings().getFirst();
        return URI.create(url.substring(url.indexOf("postgresql:"))).getPort();
    }
}
