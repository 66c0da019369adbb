package no.kfr.audit.seal;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Has the newest block stamped, and with it all before it. An authority that is silent stops nothing: the next round stamps a
 * later block, which covers what was missed.
 */
public final class TimeStamper {

    private static final Logger LOG = LoggerFactory.getLogger(TimeStamper.class);

    private final BlockTable blocks;
    private final JdbcOperations database;
    private final TimeStampAuthority authority;

    public TimeStamper(BlockTable blocks, JdbcOperations database, TimeStampAuthority authority) {
        this.blocks = blocks;
        this.database = database;
        this.authority = authority;
    }

    /** @return the number of the block that is stamped now, when there was one to stamp and the authority answered */
    public Optional<Long> stamp() {
        Optional<Block> unstamped = blocks.newest().filter(block -> !isStamped(block.number()));
        if (unstamped.isEmpty()) {
            return Optional.empty();
        }
        Block block = unstamped.get();
        try {
            byte[] token = authority.stamp(block.hash());
            database.update("insert into journal_time_stamp (block_no, token) values (?, ?)", block.number(), token);
            return Optional.of(block.number());
        } catch (IOException silent) {
            LOG.warn(
                    "No time stamp for block {} of the journal from {}, a later one will cover it: {}",
                    block.number(),
                    authority,
                    silent.getMessage());
        } catch (DuplicateKeyException anotherNodeHadItStamped) {
            LOG.debug("Block {} is stamped already", block.number());
        }
        return Optional.empty();
    }

    private boolean isStamped(long block) {
        return !database.queryForList("select block_no from journal_time_stamp where block_no = ?", Long.class, block)
                .isEmpty();
    }
}
