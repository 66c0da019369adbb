package no.kfr.audit.verify;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kfr.audit.bind.Binding;
import no.kfr.audit.bind.NodeBinder;
import no.kfr.audit.bind.NodeMarks;
import no.kfr.audit.seal.Block;
import no.kfr.audit.seal.BoundLeaf;
import no.kfr.audit.verify.Finding.Kind;

/** That nodes wrote the entries and their messages, and that all they wrote is there, also what no block holds yet. */
final class BoundCheck {

    private static final int MOST_LISTED = 100;

    private final NodeBinder binder;
    private final Findings findings;
    private final Map<String, BitSet> numbers = new HashMap<>();
    private final Map<String, NodeMarks.Stored> marks = new LinkedHashMap<>();
    /** Nodes that wrote and have no mark, but those that started after the marks were read. */
    private final Set<String> unknown = new LinkedHashSet<>();

    private boolean begun;
    private long firstBound;

    BoundCheck(NodeBinder binder, Findings findings) {
        this.binder = binder;
        this.findings = findings;
    }

    /** To be called first: what the nodes count on is read before what they wrote since. */
    void begin(List<NodeMarks.Stored> stored) {
        stored.forEach(each -> marks.put(each.mark().node(), each));
    }

    /** To be told of each block before its entries. */
    void block(Block block) {
        if (!begun && block.bound() != null) {
            begun = true;
            firstBound = block.number();
        }
    }

    /** Whether a node sealed the block, or none had to. */
    boolean isBound(Block block) {
        return isBefore(block) ? block.bound() == null : block.isBound(binder);
    }

    private boolean isBefore(Block block) {
        return !begun || block.number() < firstBound;
    }

    /**
     * @param block that holds it
     * @return whether it counts: a node wrote it, or it was sealed before nodes bound what they write
     */
    boolean check(Block block, String where, BoundLeaf entry) {
        if (entry.holds(binder)) {
            return true;
        }
        // the first bound block holds what waited when the register learned to bind
        boolean before = isBefore(block) || block.number() == firstBound && firstBound > 1;
        if (!before || !entry.bindings().isEmpty()) {
            findings.add(Kind.NOT_BOUND, where, "no node wrote it, or not so");
            return false;
        }
        return true;
    }

    /** @return whether it counts, as in {@link #check} */
    boolean waits(BoundLeaf entry, boolean refused) {
        saw(entry);
        String where = "entry " + entry.leaf().id();
        if (entry.holds(binder)) {
            if (refused) {
                findings.add(Kind.NOT_SEALED, where, "a node wrote it, and it was kept from its seal");
            }
            return true;
        }
        if (begun || !entry.bindings().isEmpty()) {
            findings.add(Kind.NOT_BOUND, where, "no node wrote it, or not so; it is not sealed");
            return false;
        }
        return true;
    }

    /** To be told of every row, sound or not: what is altered is not gone, too. */
    void saw(BoundLeaf entry) {
        for (Binding each : entry.bindings()) {
            NodeMarks.Stored mark = marks.get(each.node());
            if (mark == null) {
                unknown.add(each.node());
            } else if (each.number() > 0 && each.number() <= mark.mark().upTo()) {
                numbers.computeIfAbsent(each.node(), any -> new BitSet()).set((int) each.number());
            }
        }
    }

    /** To be called when all entries were seen. */
    void end() {
        marks.forEach((node, stored) -> {
            if (stored.holds()) {
                missing("node " + node, stored.mark().missing(numbers.getOrDefault(node, new BitSet())));
            } else {
                findings.add(Kind.NOT_BOUND, "node " + node, "how far its numbers have come is not what it put down");
            }
        });
        unknown.stream()
                .limit(MOST_LISTED)
                .forEach(node ->
                        findings.add(Kind.NUMBER_MISSING, "node " + node, "how far its numbers have come was removed"));
    }

    private void missing(String where, BitSet missing) {
        int first = missing.nextSetBit(0);
        if (first >= 0) {
            findings.add(
                    Kind.NUMBER_MISSING,
                    where + ", number " + first,
                    missing.cardinality() == 1
                            ? "it wrote this entry or message, and it is gone"
                            : "it wrote this and " + (missing.cardinality() - 1)
                                    + " later entries and messages, and they are gone");
        }
    }
}
