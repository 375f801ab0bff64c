package budgettrail.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTest {
    private static final byte[] LEAF = "付款一千元".getBytes(StandardCharsets.UTF_8);
    private static final SigningKey KEY = SigningKey.generate("treasury");

    private static Receipt receipt() {
        var hasher = new Hasher();
        var before = hasher.leaf(new byte[] {1});
        var root = hasher.node(before, hasher.leaf(LEAF));
        var head = KEY.sign(new Checkpoint("treasury", 2, root, null).text());
        return new Receipt(LEAF, new InclusionProof(1, 2, List.of(before)), head);
    }

    @Test
    void isReadAsItWasWrittenAndHolds() {
        var written = receipt().toString();
        var read = Receipt.parse(written);
        assertThat(read.holds(KEY.verifier())).isTrue();
        assertThat(read).hasToString(written);
        assertThat(read.leaf()).isEqualTo(LEAF);
    }

    @Test
    void holdsForNoOtherKeyLeafPlaceOrHead() {
        var receipt = receipt();
        assertThat(receipt.holds(SigningKey.generate("treasury").verifier())).isFalse();
        var other = LEAF.clone();
        other[3]++;
        assertThat(new Receipt(other, receipt.proof(), receipt.head()).holds(KEY.verifier()))
                .isFalse();
        var elsewhere = new InclusionProof(0, 2, receipt.proof().path());
        assertThat(new Receipt(LEAF, elsewhere, receipt.head()).holds(KEY.verifier())).isFalse();
        var larger = new InclusionProof(1, 3, receipt.proof().path());
        assertThat(new Receipt(LEAF, larger, receipt.head()).holds(KEY.verifier())).isFalse();
        var noHead = KEY.sign("treasury\n");
        assertThat(new Receipt(LEAF, receipt.proof(), noHead).holds(KEY.verifier())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c2sp.org/tlog-proof@v1",
                "c2sp.org/tlog-proof@v1\n\n",
                "c2sp.org/tlog-proof@v2\nextra AAAA\nindex 0\n\nname\n0\n\n— a b\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nextra AAAA\n\nname\n0\n\n— a b\n",
                "c2sp.org/tlog-proof@v1\nextra AAAA\nindex -1\n\nname\n0\n\n— a b\n",
                "c2sp.org/tlog-proof@v1\nextra !\nindex 0\n\nname\n0\n\n— a b\n",
                "c2sp.org/tlog-proof@v1\nextra AAAA\nindex 0\nAAAA\n\nname\n0\n\n— a b\n"
            })
    void believesNothingThatIsNoReceipt(String text) {
        assertThatThrownBy(() -> Receipt.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
