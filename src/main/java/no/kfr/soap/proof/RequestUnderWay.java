package no.kfr.soap.proof;

import jakarta.servlet.ServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import no.kfr.access.Signer;
import no.kfr.audit.Journal;
import no.kfr.audit.JournalEntry;
import no.kfr.audit.RequestWork;
import no.kfr.soap.security.MessageClaim;
import no.kfr.transaction.OpenWork;
import no.kfr.transaction.UnitOfWork;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.SoapVersion;
import org.apache.cxf.message.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * A request from its first byte to its last: who signed it, and its unit of work. Its message is claimed with the first entry about
 * it; what was concluded stays open until the reply is there that is committed with it.
 */
public final class RequestUnderWay implements RequestWork {

    private final Exchange exchange;
    private final Journal journal;
    private final UnitOfWork transaction;
    private final Instant arrived;
    private @Nullable OpenWork<?> open;
    private @Nullable UUID entry;

    RequestUnderWay(Exchange exchange, Journal journal, UnitOfWork transaction, Instant arrived) {
        this.exchange = exchange;
        this.journal = journal;
        this.transaction = transaction;
        this.arrived = arrived;
    }

    /** The request of the exchange. There always is one: it begins with the message. */
    public static RequestUnderWay of(Exchange exchange) {
        return Objects.requireNonNull(exchange.get(RequestUnderWay.class));
    }

    /** The exchange that the request to the server has become, if it came so far. */
    public static @Nullable Exchange exchangeOf(ServletRequest request) {
        return (Exchange) request.getAttribute(RequestUnderWay.class.getName());
    }

    /** The version of SOAP that the exchange is in. */
    public static SoapVersion soapVersionOf(Exchange exchange) {
        return ((SoapMessage) exchange.getInMessage()).getVersion();
    }

    /** The proven sender. There is one as soon as an operation is reached: the chain lets no other message get that far. */
    public Signer signer() {
        return Objects.requireNonNull(exchange.get(Signer.class));
    }

    /** When its first byte came. */
    public Instant arrived() {
        return arrived;
    }

    @Override
    public <T> T conclude(Function<Journal, T> work) {
        return conclude(transaction, work);
    }

    @Override
    public RequestWork inBulk() {
        return new InBulk();
    }

    private <T> T conclude(UnitOfWork unit, Function<Journal, T> work) {
        OpenWork<T> done = unit.open(() -> {
            entry = null;
            T result = work.apply(new Entries());
            if (entry == null) {
                throw new IllegalStateException("a request is concluded with its entry");
            }
            return result;
        });
        open = done;
        return done.result();
    }

    @Override
    public void afterCommit(Runnable what) {
        if (open == null) {
            throw new IllegalStateException("nothing is concluded that could be committed");
        }
        open.afterCommit(what);
    }

    /** Whether something was concluded that waits for its commit. */
    boolean isConcluded() {
        return open != null;
    }

    /** Does the last of what was concluded, with the entry's id, and commits all of it. */
    void finish(Consumer<UUID> last) {
        OpenWork<?> concluded = Objects.requireNonNull(open);
        UUID id = Objects.requireNonNull(entry);
        open = null;
        MessageClaim claim = exchange.get(MessageClaim.class);
        concluded.finish(() -> last.accept(id), () -> claim != null && claim.isStored(transaction));
    }

    /** Takes back what the request has done so far, unless it is committed. */
    public void takeBack() {
        if (open != null) {
            open.abandon();
            open = null;
        }
    }

    private final class InBulk implements RequestWork {

        @Override
        public <T> T conclude(Function<Journal, T> work) {
            return RequestUnderWay.this.conclude(transaction.inBulk(), work);
        }

        @Override
        public RequestWork inBulk() {
            return this;
        }

        @Override
        public void afterCommit(Runnable what) {
            RequestUnderWay.this.afterCommit(what);
        }
    }

    /** Claims the message, and notes which entry is about the request. */
    private final class Entries implements Journal {

        @Override
        public void record(JournalEntry only) {
            recordAll(List.of(only));
        }

        @Override
        public void recordAll(List<JournalEntry> entries) {
            MessageClaim claim = exchange.get(MessageClaim.class);
            if (claim != null) {
                claim.make();
            }
            journal.recordAll(entries);
            entry = entry == null ? entries.getFirst().id() : entry;
        }
    }
}
