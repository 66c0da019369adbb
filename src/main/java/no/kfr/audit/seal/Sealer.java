package no.kfr.audit.seal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import no.kfr.audit.SealingKey;
import no.kfr.audit.bind.NodeBinder;
import no.kfr.digest.Fingerprint;
import no.kfr.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Closes entries into blocks. Any number of nodes may try at once: a block's number is taken once, so one of them succeeds and
 * the others leave what they meant to seal to the next time. Whoever writes entries never waits for it.
 */
public final class Sealer {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    /** Other nodes never win so often in a row. */
    private static final int COLLISIONS_IN_A_ROW = 30;

    private static final Duration ANCHOR_EVERY = Duration.ofHours(1);

    private final BlockTable blocks;
    private final CertificateTable certificates;
    private final SealingKey key;
    private final UnitOfWork transaction;
    private final int mostEntries;
    private final Clock clock;
    private final NodeBinder binder;
    private final ChainHead head;
    private volatile @Nullable Last last;
    private volatile Instant anchored = Instant.EPOCH;
    private final AtomicInteger collisions = new AtomicInteger();

    public Sealer(
            BlockTable blocks,
            CertificateTable certificates,
            SealingKey key,
            NodeBinder binder,
            UnitOfWork transaction,
            int mostEntries,
            Clock clock) {
        this.blocks = blocks;
        this.certificates = certificates;
        this.key = key;
        this.transaction = transaction;
        this.mostEntries = mostEntries;
        this.clock = clock;
        this.binder = binder;
        this.head = new ChainHead(blocks, binder);
    }

    private record Last(String node, Block block) {}

    /**
     * Seals all that waits.
     *
     * @return how many entries this node sealed
     */
    public int seal() {
        int sealed = 0;
        while (true) {
            Optional<Block> block = next();
            if (block.isEmpty()) {
                return sealed;
            }
            sealed += block.get().entries();
            anchor(block.get());
            if (block.get().entries() < mostEntries) {
                return sealed;
            }
        }
    }

    private Optional<Block> next() {
        try {
            Optional<Block> closed = transaction.once(this::close);
            collisions.set(0);
            closed.ifPresent(block -> last = new Last(binder.node(), block));
            return closed;
        } catch (DataIntegrityViolationException | ConcurrencyFailureException anotherNodeSeals) {
            if (collisions.incrementAndGet() % COLLISIONS_IN_A_ROW == 0) {
                LOG.error("The journal cannot be sealed: the next block's number or entries are taken, as if blocks had"
                        + " been removed. Run: kfr audit verify");
            }
            return Optional.empty();
        }
    }

    /** What the node has sealed since it began under its name. */
    private @Nullable Block last() {
        Last sealed = last;
        return sealed == null || !sealed.node().equals(binder.node()) ? null : sealed.block();
    }

    private Optional<Block> close() {
        // The head first: whoever seals in between takes the number that follows on it.
        Optional<Block> newest = blocks.newest();
        boolean begins = head.requireSound(newest, last());
        List<Leaf> leaves = new ArrayList<>();
        List<String> unbound = new ArrayList<>();
        for (BoundLeaf each : blocks.waiting(mostEntries)) {
            if (begins || each.holds(binder)) {
                leaves.add(each.leaf());
            } else {
                unbound.add(each.leaf().id());
            }
        }
        refuse(unbound);
        return leaves.isEmpty() ? Optional.empty() : Optional.of(closed(newest, leaves));
    }

    private Block closed(Optional<Block> newest, List<Leaf> leaves) {
        SealingKey.Pair pair = key.current();
        Block block = new Block(
                        newest.map(Block::number).orElse(0L) + 1,
                        newest.map(Block::hash).orElseGet(Block::nothingBefore),
                        MerkleTree.root(leaves.stream().map(Leaf::hash).toList()),
                        leaves.size(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        Fingerprint.of(pair.chain().getFirst()),
                        new byte[0],
                        null)
                .boundBy(binder)
                .signed(pair.key());
        certificates.keep(pair.chain());
        blocks.add(block, leaves);
        return block;
    }

    private void refuse(List<String> unbound) {
        if (!unbound.isEmpty()) {
            LOG.error(
                    "{} entries of the journal are not sealed: no node wrote them. Run: kfr audit verify",
                    unbound.size());
            blocks.refuse(unbound);
        }
    }

    /** What the log says now, a database that loses its newest blocks later cannot deny. */
    private void anchor(Block block) {
        Instant now = clock.instant();
        if (anchored.isBefore(now.minus(ANCHOR_EVERY))) {
            anchored = now;
            LOG.info(
                    "The journal is sealed up to block {}:{}",
                    block.number(),
                    HexFormat.of().formatHex(block.hash()));
        }
    }
}
