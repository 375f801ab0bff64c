package budgettrail.verifier;

import budgettrail.seal.Checkpoint;
import budgettrail.seal.SignedNote;
import budgettrail.seal.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Signed heads, parted by empty lines, one after the other: a file of them may be long. Whoever
 * reads them knows that they are signed by the key.
 */
final class Heads {
    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_LINES = 64;
    private static final String SIGNATURE = "— ";

    private final InputStream in;
    private final VerifierKey key;

    Heads(InputStream in, VerifierKey key) {
        this.in = in;
        this.key = key;
    }

    /** The next one; null after the last. */
    @Nullable Checkpoint next() throws IOException, Malformed {
        var note = note();
        if (note == null) {
            return null;
        }
        try {
            var signed = SignedNote.parse(note);
            var head = Checkpoint.parse(signed.text());
            if (!key.signed(signed)) {
                throw new Malformed("the head of " + head.size() + " is not signed by the key");
            }
            if (!head.origin().equals(key.name())) {
                throw new Malformed("the head of " + head.size() + " is of another log");
            }
            return head;
        } catch (IllegalArgumentException e) {
            throw new Malformed("what should be a head is none");
        }
    }

    /** Up to the last of its signatures. */
    private @Nullable String note() throws IOException, Malformed {
        var note = new StringBuilder();
        var signed = false;
        var lines = 0;
        for (var line = line(); line != null; line = line()) {
            if (++lines > MOST_LINES) {
                throw new Malformed("what should be a head is too long");
            }
            if (line.isEmpty() && signed) {
                return note.toString();
            }
            if (!line.isEmpty() || !note.isEmpty()) { // Before the first one there may be some.
                note.append(line).append('\n');
            }
            signed = line.startsWith(SIGNATURE);
        }
        return note.isEmpty() ? null : note.toString();
    }

    private @Nullable String line() throws IOException, Malformed {
        var bytes = new byte[LONGEST_LINE];
        var length = 0;
        for (var one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0 && length == 0) {
                return null;
            }
            if (one < 0 || length == LONGEST_LINE) {
                throw new Malformed("a line of a head is too long, or cut off");
            }
            bytes[length++] = (byte) one;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
