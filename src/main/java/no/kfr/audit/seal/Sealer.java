package no.kfr.audit.seal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import no.kfr.audit.SealingKey;
import no.kfr.digest.Fingerprint;
import no.kfr.transaction.UnitOfWork;
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
    private volatile Instant anchored = Instant.EPOCH;
    private final AtomicInteger collisions = new AtomicInteger();

    public Sealer(
            BlockTable blocks,
            CertificateTable certificates,
            SealingKey key,
            UnitOfWork transaction,
            int mostEntries,
            Clock clock) {
        this.blocks = blocks;
        this.certificates = certificates;
        this.key = key;
        this.transaction = transaction;
        this.mostEntries = mostEntries;
        this.clock = clock;
    }

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
            return closed;
        } catch (DataIntegrityViolationException | ConcurrencyFailureException anotherNodeSeals) {
            if (collisions.incrementAndGet() % COLLISIONS_IN_A_ROW == 0) {
                LOG.error("The journal cannot be sealed: the next block's number or entries are taken, as if blocks had"
                        + " been removed. Run: kfr audit verify");
            }
            return Optional.empty();
        }
    }

    private Optional<Block> close() {
        // The head first: whoever seals in between takes the number that follows on it.
        Optional<Block> newest = blocks.newest();
        List<Leaf> leaves = blocks.waiting(mostEntries);
        if (leaves.isEmpty()) {
            return Optional.empty();
        }
        SealingKey.Pair pair = key.current();
        Block block = new Block(
                        newest.map(Block::number).orElse(0L) + 1,
                        newest.map(Block::hash).orElseGet(Block::nothingBefore),
                        MerkleTree.root(leaves.stream().map(Leaf::hash).toList()),
                        leaves.size(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        Fingerprint.of(pair.chain().getFirst()),
                        new byte[0])
                .signed(pair.key());
        certificates.keep(pair.chain());
        blocks.add(block, leaves);
        return Optional.of(block);
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
