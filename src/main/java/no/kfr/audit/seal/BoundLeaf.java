package no.kfr.audit.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import no.kfr.audit.bind.Binding;
import no.kfr.audit.bind.NodeBinder;
import no.kfr.audit.seal.Commitment.Part;
import org.jspecify.annotations.Nullable;

/** An entry with what binds it and its messages to the nodes that wrote them; {@code null} where nothing does. */
public record BoundLeaf(
        Leaf leaf,
        @Nullable Binding own,
        @Nullable Binding request,
        @Nullable Binding reply) {

    /** Whether a node wrote the entry and each message that it has. */
    public boolean holds(NodeBinder binder) {
        return binder.holds(own, leaf.written())
                && holds(binder, Part.REQUEST, request)
                && holds(binder, Part.REPLY, reply);
    }

    private boolean holds(NodeBinder binder, Part part, @Nullable Binding binding) {
        byte[] commit = leaf.commitments().of(part);
        return commit == null || binder.holds(binding, written(leaf.id(), part, commit));
    }

    /** What binds it, entry and messages. */
    public List<Binding> bindings() {
        return new ArrayList<>(
                Stream.of(own, request, reply).filter(Objects::nonNull).toList());
    }

    /** A message as its node binds it. */
    public static byte[] written(String entryId, Part part, byte[] commit) {
        byte[] of = (entryId + "|" + part + "|").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(of.length + commit.length)
                .put(of)
                .put(commit)
                .array();
    }
}
