package budgettrail.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeTest {
    /** Of RFC 6962's reference implementation: leaves, and the roots as they are added. */
    private static final List<String> LEAVES =
            List.of(
                    "",
                    "00",
                    "10",
                    "2021",
                    "3031",
                    "40414243",
                    "5051525354555657",
                    "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS =
            List.of(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final int SIZE = 70;

    private record Place(int level, long index) {}

    private final Map<Place, Hash> nodes = new HashMap<>();
    private final List<Hash> leaves = new ArrayList<>();
    private final List<Hash> roots = new ArrayList<>();
    private final Tree tree = new Tree(this::node);

    private Hash node(int level, long index) {
        var node = nodes.get(new Place(level, index));
        if (node == null) {
            throw new MissingNode(level, index);
        }
        return node;
    }

    private void grow(int size) {
        var hasher = new Hasher();
        var frontier = new Frontier();
        roots.add(frontier.root());
        for (var leaf = 0; leaf < size; leaf++) {
            leaves.add(hasher.leaf(new byte[] {(byte) leaf, 7}));
            frontier.add(
                    leaves.getLast(),
                    (level, index, root) -> nodes.put(new Place(level, index), root));
            roots.add(frontier.root());
        }
    }

    @Test
    void hasTheRootsOfTheReference() {
        var hasher = new Hasher();
        var frontier = new Frontier();
        assertThat(frontier.root()).hasToString(ROOTS.getFirst());
        for (var index = 0; index < LEAVES.size(); index++) {
            frontier.add(hasher.leaf(HexFormat.of().parseHex(LEAVES.get(index))));
            assertThat(frontier.root()).hasToString(ROOTS.get(index + 1));
        }
    }

    @Test
    void hasTheSameRootFromItsPartsAtEverySize() {
        grow(SIZE);
        for (var size = 0; size <= SIZE; size++) {
            assertThat(tree.root(size)).isEqualTo(roots.get(size));
            var taken = Frontier.of(size, this::node);
            assertThat(taken.root()).isEqualTo(roots.get(size));
            if (size < SIZE) {
                taken.add(leaves.get(size));
                assertThat(taken.root()).isEqualTo(roots.get(size + 1));
            }
        }
    }

    @Test
    void provesEveryLeafInEveryTreeAndNoOther() {
        grow(SIZE);
        for (var size = 1; size <= SIZE; size++) {
            for (var leaf = 0; leaf < size; leaf++) {
                var proof = tree.inclusion(leaf, size);
                var root = roots.get(size);
                assertThat(proof.holds(leaves.get(leaf), root)).isTrue();
                assertThat(proof.holds(leaves.get((leaf + 1) % SIZE), root)).isFalse();
                assertThat(proof.holds(leaves.get(leaf), roots.get(size - 1))).isFalse();
                assertThat(
                                new InclusionProof(leaf + 1L, size, proof.path())
                                        .holds(leaves.get(leaf), root))
                        .isFalse();
            }
        }
    }

    @Test
    void provesThatItOnlyGrew() {
        grow(SIZE);
        for (var size = 0; size <= SIZE; size++) {
            for (var before = 0; before <= size; before++) {
                var proof = tree.consistency(before, size);
                assertThat(proof.holds(roots.get(before), roots.get(size))).isTrue();
                var other = roots.get(before == 0 ? 1 : before - 1);
                assertThat(proof.holds(other, roots.get(size))).isFalse();
                var anyGrowsOutOfNothing = before == 0 && size > 0;
                assertThat(proof.holds(roots.get(before), roots.get((size + 1) % SIZE)))
                        .isEqualTo(anyGrowsOutOfNothing);
            }
        }
    }

    @Test
    void believesNoProofOfWhichAPartIsChangedMissingOrTooMuch() {
        grow(SIZE);
        var inclusion = tree.inclusion(41, SIZE);
        var consistency = tree.consistency(41, SIZE);
        for (var path : damaged(inclusion.path())) {
            assertThat(new InclusionProof(41, SIZE, path).holds(leaves.get(41), roots.get(SIZE)))
                    .isFalse();
        }
        for (var path : damaged(consistency.path())) {
            assertThat(new ConsistencyProof(41, SIZE, path).holds(roots.get(41), roots.get(SIZE)))
                    .isFalse();
        }
    }

    private List<List<Hash>> damaged(List<Hash> path) {
        var all = new ArrayList<List<Hash>>();
        for (var index = 0; index < path.size(); index++) {
            var changed = new ArrayList<>(path);
            changed.set(index, leaves.getFirst());
            all.add(changed);
            var missing = new ArrayList<>(path);
            missing.remove(index);
            all.add(missing);
        }
        var longer = new ArrayList<>(path);
        longer.add(leaves.getFirst());
        all.add(longer);
        all.add(List.of());
        return all;
    }

    @Test
    void saysWhichPartIsMissing() {
        grow(4);
        nodes.remove(new Place(1, 1));
        assertThatThrownBy(() -> tree.inclusion(0, 4))
                .isInstanceOf(MissingNode.class)
                .hasMessage("There is no hash at level 1, index 1");
    }

    @Test
    void takesNoLeafForANode() {
        var hasher = new Hasher();
        var two =
                IntStream.range(0, 2).mapToObj(it -> hasher.leaf(new byte[] {(byte) it})).toList();
        var both = new byte[2 * Hash.BYTES];
        System.arraycopy(two.get(0).bytes(), 0, both, 0, Hash.BYTES);
        System.arraycopy(two.get(1).bytes(), 0, both, Hash.BYTES, Hash.BYTES);
        assertThat(hasher.leaf(both)).isNotEqualTo(hasher.node(two.get(0), two.get(1)));
    }
}
