package no.kfr.audit.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import no.kfr.audit.seal.Block;
import no.kfr.audit.seal.MerkleTree;
import no.kfr.audit.verify.Finding.Kind;

/** Holds the leaves of one block against its root, and tells as exactly as can be what does not fit. */
final class LeavesCheck {

    /** Beyond, to try which one is too much would take longer than it is worth. */
    private static final int MOST_TRIED = 2000;

    private final Findings findings;

    LeavesCheck(Findings findings) {
        this.findings = findings;
    }

    /** Whether the entry is there and is the one that its leaf was made of. */
    boolean checkEntry(LeafRow row) {
        if (row.entry() == null) {
            findings.add(Kind.ENTRY_REMOVED, row.where(), "the entry is gone");
            return false;
        }
        if (!Arrays.equals(row.entry().hash(), row.hash())) {
            findings.add(Kind.ENTRY_ALTERED, row.where(), "the entry is not what was sealed");
            return false;
        }
        return true;
    }

    /** @param allSound whether {@link #checkEntry} was satisfied with all of them */
    void checkBlock(Block block, List<LeafRow> rows, boolean allSound) {
        List<Integer> gaps = gaps(block, rows);
        gaps.forEach(place -> findings.add(
                Kind.ENTRY_REMOVED,
                ChainCheck.where(block.number()) + ", place " + (place + 1),
                "the entry's place in the block is gone"));
        List<byte[]> hashes = rows.stream().map(LeafRow::hash).toList();
        if (!gaps.isEmpty() || Arrays.equals(MerkleTree.root(hashes), block.root())) {
            return;
        }
        if (rows.size() > block.entries()) {
            inserted(block, rows, hashes);
        } else if (!reordered(block, rows)) {
            findings.add(
                    Kind.ENTRY_ALTERED,
                    ChainCheck.where(block.number()),
                    allSound
                            ? "its entries are not those that were sealed: one at least was replaced together with its"
                                    + " hash, or the block's own numbers were altered"
                            : "its entries are not those that were sealed");
        }
    }

    private static List<Integer> gaps(Block block, List<LeafRow> rows) {
        List<Integer> there = rows.stream().map(LeafRow::place).toList();
        return rows.size() >= block.entries()
                ? List.of()
                : IntStream.range(0, block.entries())
                        .filter(place -> !there.contains(place))
                        .boxed()
                        .toList();
    }

    private void inserted(Block block, List<LeafRow> rows, List<byte[]> hashes) {
        String where = ChainCheck.where(block.number());
        if (rows.size() == block.entries() + 1 && rows.size() <= MOST_TRIED) {
            for (int i = 0; i < rows.size(); i++) {
                List<byte[]> others = new ArrayList<>(hashes);
                others.remove(i);
                if (Arrays.equals(MerkleTree.root(others), block.root())) {
                    where = rows.get(i).where();
                    break;
                }
            }
        }
        findings.add(
                Kind.ENTRY_INSERTED,
                where,
                "the block was sealed with " + block.entries() + " entries, and there are " + rows.size());
    }

    private boolean reordered(Block block, List<LeafRow> rows) {
        List<LeafRow> arrived =
                rows.stream().sorted(Comparator.comparingLong(LeafRow::entryNo)).toList();
        byte[] root = MerkleTree.root(arrived.stream().map(LeafRow::hash).toList());
        if (!Arrays.equals(root, block.root())) {
            return false;
        }
        int first = IntStream.range(0, rows.size())
                .filter(i -> !rows.get(i).equals(arrived.get(i)))
                .findFirst()
                .orElse(0);
        findings.add(
                Kind.ORDER_CHANGED,
                rows.get(first).where(),
                "from here on the entries are not in the order of the seal");
        return true;
    }
}
