package budgettrail.log.seal;

import budgettrail.seal.Checkpoint;
import budgettrail.seal.SignedNote;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signed head of the tree.
 *
 * @param note what is kept of it, whole
 */
public record Head(Checkpoint checkpoint, SignedNote note) {
    /** Reads one; none if it is not one. */
    static Optional<Head> parse(@Nullable String note) {
        if (note == null) {
            return Optional.empty();
        }
        try {
            var signed = SignedNote.parse(note);
            return Optional.of(new Head(Checkpoint.parse(signed.text()), signed));
        } catch (IllegalArgumentException notEvenOne) {
            return Optional.empty();
        }
    }

    /** How many facts it covers. */
    public long size() {
        return checkpoint.size();
    }
}
