package no.kfr;

import java.util.function.Function;
import no.kfr.audit.Journal;
import no.kfr.audit.RequestWork;
import no.kfr.transaction.UnitOfWork;

/** A request whose work is committed as soon as it is concluded: nobody waits for a reply. */
public record TestRequest(UnitOfWork transaction, Journal journal) implements RequestWork {

    @Override
    public <T> T conclude(Function<Journal, T> work) {
        return transaction.run(() -> work.apply(journal));
    }

    @Override
    public RequestWork inBulk() {
        return new TestRequest(transaction.inBulk(), journal);
    }

    @Override
    public void afterCommit(Runnable what) {
        what.run();
    }
}
