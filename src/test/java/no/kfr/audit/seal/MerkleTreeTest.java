package no.kfr.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import no.kfr.digest.Sha256;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    /** The example of RFC 6962's reference implementation: leaves "", 00, 10, 2021, ... */
    @Test
    void builds_the_tree_of_the_standard() throws Exception {
        List<byte[]> leaves = new ArrayList<>();
        for (String input : List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657")) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) 0);
            leaves.add(digest.digest(HexFormat.of().parseHex(input)));
        }

        assertThat(hex(MerkleTree.root(List.of())))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(hex(MerkleTree.root(leaves.subList(0, 1))))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(hex(MerkleTree.root(leaves)))
                .isEqualTo("ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
    }

    @Property(tries = 300)
    void every_leaf_has_a_proof_that_fits_it_and_no_other(
            @ForAll @IntRange(min = 1, max = 70) int size, @ForAll @IntRange(max = 69) int any) {
        List<byte[]> leaves = leaves(size);
        int index = any % size;
        byte[] root = MerkleTree.root(leaves);
        List<byte[]> proof = MerkleTree.proof(index, leaves);
        assertThat(MerkleTree.proofs(leaves).get(index)).containsExactlyElementsOf(proof);

        assertThat(MerkleTree.rootOf(leaves.get(index), index, size, proof)).isEqualTo(root);
        assertThat(MerkleTree.rootOf(new byte[32], index, size, proof)).isNotEqualTo(root);
        if (size > 1) {
            int other = (index + 1) % size;
            assertThat(MerkleTree.rootOf(leaves.get(index), other, size, proof)).isNotEqualTo(root);
            assertThat(MerkleTree.rootOf(leaves.get(index), index, size, proof.subList(1, proof.size())))
                    .isNotEqualTo(root);
        }
    }

    private static List<byte[]> leaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> Sha256.of(("leaf " + i).getBytes(StandardCharsets.US_ASCII)))
                .toList();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
