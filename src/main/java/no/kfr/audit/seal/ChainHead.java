package no.kfr.audit.seal;

import java.util.Arrays;
import java.util.Optional;
import no.kfr.audit.bind.NodeBinder;
import org.jspecify.annotations.Nullable;

/**
 * What a node seals upon. Its seal would speak for all before, so it looks at them as far as one statement shows: the newest block is a
 * node's, and the one that this node sealed last is still there.
 */
record ChainHead(BlockTable blocks, NodeBinder binder) {

    /**
     * @param last that this node sealed
     * @return whether the next block is the first that is bound: what waits was then written before nodes bound what they write
     * @throws IllegalStateException when nothing may be sealed upon it
     */
    boolean requireSound(Optional<Block> newest, @Nullable Block last) {
        if (last != null && !isThere(last, newest)) {
            throw new IllegalStateException(
                    "block " + last.number() + ", which this node sealed, is gone or another. Run: kfr audit verify");
        }
        if (newest.isEmpty()) {
            return false;
        }
        Block head = newest.get();
        if (head.bound() == null && !blocks.isBinding()) {
            return true;
        }
        if (!head.isBound(binder)) {
            throw new IllegalStateException("no node sealed the newest block, " + head.number()
                    + ", or its key is not in kfr.audit.keys. Run: kfr audit verify");
        }
        return false;
    }

    private boolean isThere(Block last, Optional<Block> newest) {
        Optional<byte[]> hash = newest.filter(block -> block.number() == last.number())
                .map(Block::hash)
                .or(() -> blocks.hash(last.number()));
        return hash.filter(found -> Arrays.equals(found, last.hash())).isPresent();
    }
}
