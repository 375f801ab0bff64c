package budgettrail.verifier;

import budgettrail.seal.Checkpoint;
import budgettrail.seal.SignedNote;
import budgettrail.seal.VerifierKey;
import java.io.ByteArrayOutputStream;
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

    /** A receipt has a whole fact in one line. */
    private static final int LONGEST_LINE_BESIDE = 1 << 21;

    private static final int MOST_LINES = 64;
    private static final String SIGNATURE = "— ";

    /** Of the number of the key and the signature, 68 bytes, in base64. */
    private static final int SIGNATURE_CHARACTERS = 92;

    private final InputStream in;
    private final VerifierKey key;
    private final boolean amongOthers;
    private @Nullable String ahead;

    /** Nothing else is there. */
    Heads(InputStream in, VerifierKey key) {
        this(in, key, false);
    }

    private Heads(InputStream in, VerifierKey key, boolean amongOthers) {
        this.in = in;
        this.key = key;
        this.amongOthers = amongOthers;
    }

    /**
     * What is no head is passed over: a crash may have torn one that the witness was writing, and a
     * receipt says something before its own.
     */
    static Heads among(InputStream in, VerifierKey key) {
        return new Heads(in, key, true);
    }

    /** The next one; null after the last. */
    @Nullable Checkpoint next() throws IOException, Malformed {
        for (var note = note(); note != null; note = note()) {
            var head = head(note);
            if (head != null) {
                return head;
            }
        }
        return null;
    }

    private @Nullable Checkpoint head(String note) throws Malformed {
        try {
            var signed = SignedNote.parse(note);
            var head = Checkpoint.parse(signed.text());
            if (amongOthers && isTorn(note)) {
                return null;
            }
            if (!key.signed(signed)) {
                throw new Malformed("the head of " + head.size() + " is not signed by the key");
            }
            if (!head.origin().equals(key.name())) {
                throw new Malformed("the head of " + head.size() + " is of another log");
            }
            return head;
        } catch (IllegalArgumentException e) {
            if (amongOthers) {
                return null;
            }
            throw new Malformed("what should be a head is none");
        }
    }

    /** Whether no signature was written to its end; a whole one of another key is no tear. */
    private boolean isTorn(String note) {
        var whole = SIGNATURE.length() + key.name().length() + 1 + SIGNATURE_CHARACTERS;
        return note.lines().noneMatch(line -> line.startsWith(SIGNATURE) && line.length() >= whole);
    }

    /** Up to the last of its signatures. */
    private @Nullable String note() throws IOException, Malformed {
        var note = new StringBuilder();
        var signed = false;
        var parted = false;
        var lines = 0;
        for (var line = line(); line != null; line = line()) {
            if (++lines > MOST_LINES) {
                throw new Malformed("what should be a head is too long");
            }
            if (line.isEmpty() && signed) {
                return note.toString();
            }
            if (amongOthers && signed && !line.startsWith(SIGNATURE)) {
                ahead = line; // Another one stands right behind it.
                return note.toString();
            }
            if (amongOthers && parted && !line.startsWith(SIGNATURE)) {
                note.setLength(0); // Text without signatures: this line begins another one.
                lines = 1;
            }
            if (!line.isEmpty() || !note.isEmpty()) { // Before the first one there may be some.
                note.append(line).append('\n');
            }
            parted = line.isEmpty() && !note.isEmpty();
            signed = line.startsWith(SIGNATURE);
        }
        return note.isEmpty() ? null : note.toString();
    }

    private @Nullable String line() throws IOException, Malformed {
        var kept = ahead;
        ahead = null;
        return kept == null ? read() : kept;
    }

    private @Nullable String read() throws IOException, Malformed {
        var longest = amongOthers ? LONGEST_LINE_BESIDE : LONGEST_LINE;
        var bytes = new ByteArrayOutputStream();
        for (var one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0 && (bytes.size() == 0 || amongOthers)) {
                return bytes.size() == 0 ? null : bytes.toString(StandardCharsets.UTF_8);
            }
            if (one < 0 || bytes.size() == longest) {
                throw new Malformed("a line of a head is too long, or cut off");
            }
            bytes.write(one);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
