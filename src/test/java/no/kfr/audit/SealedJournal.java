package no.kfr.audit;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.kfr.RegisterNode;
import no.kfr.TestCertificates;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.audit.bind.NodeBinder;
import no.kfr.audit.bind.NodeMarks;
import no.kfr.audit.bind.NodeNumbers;
import no.kfr.audit.seal.BlockTable;
import no.kfr.audit.seal.CertificateTable;
import no.kfr.audit.seal.Sealer;
import no.kfr.audit.verify.Verification;
import no.kfr.audit.verify.VerificationParameters;
import no.kfr.audit.verify.VerificationReport;
import no.kfr.demo.certificates.Identity;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.transaction.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A journal that begins empty: three blocks of four entries with their messages. */
public final class SealedJournal {

    public static final OrganisationNumber REGISTER = new OrganisationNumber(TestCertificates.REGISTER);

    public final RegisterNode node;
    public final List<UUID> entries = new ArrayList<>();
    public final UUID caseId = UUID.randomUUID();
    public final CustomerId controlObject = TestNumbers.customer();

    private SealedJournal(RegisterNode node) {
        this.node = node;
    }

    /** A node's that has just started, with this key. */
    public Sealer sealer(Identity register, List<X509Certificate> chain, int mostEntries) {
        return new Sealer(
                node.get(BlockTable.class),
                node.get(CertificateTable.class),
                () -> new SealingKey.Pair(register.key(), chain),
                node.get(NodeBinder.class),
                node.get(UnitOfWork.class),
                mostEntries,
                node.get(Clock.class));
    }

    /** As if the node started again: it knows nothing of what it has sealed. */
    public void forgetSeals() {
        node.get(NodeNumbers.class).beginAnew();
        node.get(NodeMarks.class).write();
    }

    public static SealedJournal on(TestDatabase database) {
        RegisterNode node = RegisterNode.on(database);
        // certificates stay: a node remembers which it has stored
        List.of(
                        "journal_entry",
                        "journal_message",
                        "journal_unsealed",
                        "journal_block",
                        "journal_leaf",
                        "journal_time_stamp",
                        "journal_withheld",
                        "journal_node")
                .forEach(table -> node.sql().sql("delete from " + table).update());
        node.get(NodeNumbers.class).beginAnew();
        // the register's certificate is valid by the real clock
        node.clock().moveTo(Instant.now());
        var journal = new SealedJournal(node);
        for (int block = 0; block < 3; block++) {
            for (int i = 0; i < 4; i++) {
                journal.add();
            }
            journal.seal();
        }
        return journal;
    }

    public UUID add() {
        JournalEntry entry = Entries.lookup(caseId, controlObject, "answered none");
        node.inTransaction(() -> {
            node.get(Journal.class).record(entry);
            node.get(MessageJournal.class)
                    .certificate(TestCertificates.taxAuthority().certificate());
            for (MessageKind kind : MessageKind.values()) {
                node.get(MessageJournal.class).message(entry.id(), kind, message(kind, entry.id()));
            }
            return entry;
        });
        entries.add(entry.id());
        return entry.id();
    }

    public static byte[] message(MessageKind kind, UUID id) {
        return ("<message kind='" + kind + "'>" + id + "</message>").getBytes(StandardCharsets.UTF_8);
    }

    public int seal() {
        node.get(NodeMarks.class).write();
        return node.get(Sealer.class).seal();
    }

    public int sql(String statement, Object... arguments) {
        JdbcClient.StatementSpec spec = node.sql().sql(statement);
        for (int i = 0; i < arguments.length; i++) {
            Object each = arguments[i];
            spec = spec.param(i + 1, each instanceof UUID ? each.toString() : each);
        }
        return spec.update();
    }

    public VerificationReport verify() {
        return verify(Map.of());
    }

    public VerificationReport verify(Map<Long, String> expected) {
        return node.get(Verification.class)
                .verify(
                        new VerificationParameters(
                                List.of(TestCertificates.authority().certificate()),
                                REGISTER,
                                List.of(),
                                expected,
                                null),
                        "kari");
    }
}
