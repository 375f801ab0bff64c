package budgettrail.seal;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A fact, and the proof that it is in a log of which a head was signed, for whoever keeps it: a
 * C2SP tlog-proof whose extra data are the bytes of the leaf.
 *
 * @param leaf the bytes that were hashed
 * @param head signed, of the tree of the proof
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares receipts.
public record Receipt(byte[] leaf, InclusionProof proof, SignedNote head) {
    /** What every one begins with. */
    public static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";

    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    /** Whether the leaf was in the log when the key signed the head. */
    public boolean holds(VerifierKey key) {
        try {
            var checkpoint = Checkpoint.parse(head.text());
            return key.signed(head)
                    && checkpoint.size() == proof.size()
                    && proof.holds(new Hasher().leaf(leaf), checkpoint.root());
        } catch (IllegalArgumentException noHead) {
            return false;
        }
    }

    @Override
    public String toString() {
        var text = new StringBuilder(FIRST_LINE).append('\n');
        text.append(EXTRA).append(Base64.getEncoder().encodeToString(leaf)).append('\n');
        text.append(INDEX).append(proof.leaf()).append('\n');
        proof.path().forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(head).toString();
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Receipt parse(String text) {
        var end = text.indexOf("\n\n");
        if (end < 0) {
            throw new IllegalArgumentException("No receipt: no empty line before the head");
        }
        var lines = new ArrayList<>(List.of(text.substring(0, end).split("\n")));
        if (lines.size() < 3
                || !lines.removeFirst().equals(FIRST_LINE)
                || !lines.getFirst().startsWith(EXTRA)) {
            throw new IllegalArgumentException("No receipt: its first lines are those of another");
        }
        var leaf = Base64.getDecoder().decode(lines.removeFirst().substring(EXTRA.length()));
        var index = lines.removeFirst();
        if (!index.matches(INDEX + "(0|[1-9][0-9]{0,17})")) {
            throw new IllegalArgumentException("No receipt: it has no index");
        }
        var head = SignedNote.parse(text.substring(end + 2));
        var proof =
                new InclusionProof(
                        Long.parseLong(index.substring(INDEX.length())),
                        Checkpoint.parse(head.text()).size(),
                        lines.stream().map(Hash::ofBase64).toList());
        return new Receipt(leaf, proof, head);
    }
}
