package no.kfr.audit.seal;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import no.kfr.digest.Sha256;

/**
 * A tree of hashes as in RFC 6962: leaves and nodes are hashed with different first bytes, so that neither passes for the other,
 * and the left part of a tree is the largest power of two that leaves something on the right.
 *
 * <p>Ours, because it is a hundred lines that an offline verifier must be able to rely on for as long as the journal is kept.
 */
public final class MerkleTree {

    static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    /** The root over leaf hashes; of nothing, the hash of nothing. */
    public static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Sha256.of();
        }
        return leaves.size() == 1 ? leaves.getFirst() : node(root(left(leaves)), root(right(leaves)));
    }

    /** The hashes that lead from the leaf to the root, nearest first. */
    public static List<byte[]> proof(int index, List<byte[]> leaves) {
        if (leaves.size() <= 1) {
            return List.of();
        }
        int split = split(leaves.size());
        boolean onTheLeft = index < split;
        var proof = new ArrayList<byte[]>(onTheLeft ? proof(index, left(leaves)) : proof(index - split, right(leaves)));
        proof.add(onTheLeft ? root(right(leaves)) : root(left(leaves)));
        return proof;
    }

    /** The proof of each leaf in order: a large case asks for most of a block's, and each alone hashes all of the block again. */
    public static List<List<byte[]>> proofs(List<byte[]> leaves) {
        var proofs = new ArrayList<List<byte[]>>(leaves.size());
        leaves.forEach(leaf -> proofs.add(new ArrayList<>()));
        addProofs(leaves, proofs);
        return proofs;
    }

    /** @return the root of these leaves */
    private static byte[] addProofs(List<byte[]> leaves, List<List<byte[]>> proofs) {
        if (leaves.size() <= 1) {
            return root(leaves);
        }
        int split = split(leaves.size());
        List<List<byte[]>> onTheLeft = proofs.subList(0, split);
        List<List<byte[]>> onTheRight = proofs.subList(split, proofs.size());
        byte[] left = addProofs(left(leaves), onTheLeft);
        byte[] right = addProofs(right(leaves), onTheRight);
        onTheLeft.forEach(proof -> proof.add(right));
        onTheRight.forEach(proof -> proof.add(left));
        return node(left, right);
    }

    /** The root that a proof leads to for this leaf at this place among so many; of a proof that does not fit, nothing's. */
    public static byte[] rootOf(byte[] leaf, int index, int size, List<byte[]> proof) {
        if (index < 0 || index >= size) {
            return new byte[0];
        }
        if (size == 1) {
            return proof.isEmpty() ? leaf : new byte[0];
        }
        if (proof.isEmpty()) {
            return new byte[0];
        }
        int split = split(size);
        List<byte[]> below = proof.subList(0, proof.size() - 1);
        return index < split
                ? node(rootOf(leaf, index, split, below), proof.getLast())
                : node(proof.getLast(), rootOf(leaf, index - split, size - split, below));
    }

    private static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = Sha256.start();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    private static List<byte[]> left(List<byte[]> leaves) {
        return leaves.subList(0, split(leaves.size()));
    }

    private static List<byte[]> right(List<byte[]> leaves) {
        return leaves.subList(split(leaves.size()), leaves.size());
    }
}
