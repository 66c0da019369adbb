package no.kfr.audit.bind;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The numbers of this node, in memory alone. A transaction that came to nothing gives its numbers back, and they are given again, so
 * that the exceptions stay few however long the node runs.
 */
@Component
public final class NodeNumbers {

    private String node = "";
    private long highest;
    private TreeSet<Long> free = new TreeSet<>();
    private Set<Long> excepted = new HashSet<>();

    record Given(String node, long number) {}

    public NodeNumbers() {
        beginAnew();
    }

    /** Under another name, from 1. */
    public synchronized void beginAnew() {
        node = UUID.randomUUID().toString();
        highest = 0;
        free = new TreeSet<>();
        excepted = new HashSet<>();
    }

    /** For what is written in the caller's transaction. */
    Given next() {
        Work work = work();
        synchronized (this) {
            Long again = free.pollFirst();
            long number = again == null ? ++highest : again;
            excepted.add(number);
            work.numbers.add(number);
            return new Given(node, number);
        }
    }

    private Work work() {
        for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof Work work && work.isOf(this)) {
                return work;
            }
        }
        Work work = new Work(node());
        TransactionSynchronizationManager.registerSynchronization(work);
        return work;
    }

    synchronized NodeMark mark() {
        SortedSet<Long> all = new TreeSet<>(excepted);
        all.addAll(free);
        return NodeMark.of(node, highest, all);
    }

    synchronized String node() {
        return node;
    }

    private synchronized void over(Work work, int status) {
        if (!work.name.equals(node) || status == TransactionSynchronization.STATUS_UNKNOWN) {
            return;
        }
        excepted.removeAll(work.numbers);
        if (status == TransactionSynchronization.STATUS_ROLLED_BACK) {
            free.addAll(work.numbers);
        }
    }

    /** The numbers of one transaction. */
    private final class Work implements TransactionSynchronization {

        private final String name;
        private final Set<Long> numbers = new HashSet<>();

        Work(String name) {
            this.name = name;
        }

        boolean isOf(NodeNumbers given) {
            return given == NodeNumbers.this;
        }

        @Override
        public void afterCompletion(int status) {
            over(this, status);
        }
    }
}
