package budgettrail.query.audit;

import budgettrail.log.seal.Head;
import budgettrail.seal.VerifierKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the seal of the log says.
 *
 * @param origin the name of the log and of its key; none: nothing was sealed yet
 * @param verifierKey as C2SP signed-note writes it
 * @param head the newest signed head; none: nothing was sealed yet
 * @param position the last one of the log
 * @param objection why nothing is recorded: the log is not the one that its witness has seen
 * @param hindrance why nothing is recorded yet: the log could not be compared with its witness,
 *     which is tried each second
 * @param trouble why nothing is sealed at the moment
 */
record SealAnswer(
        @Nullable String origin,
        @Nullable String verifierKey,
        @Nullable HeadAnswer head,
        long position,
        @Nullable String objection,
        @Nullable String hindrance,
        @Nullable String trouble) {

    /**
     * A signed head.
     *
     * @param size how many facts it covers
     * @param root of their hashes, in base64
     * @param note the whole of it, as C2SP tlog-checkpoint writes it
     */
    record HeadAnswer(long size, String root, @Nullable Instant time, String note) {
        static HeadAnswer of(Head head) {
            var said = head.checkpoint();
            return new HeadAnswer(
                    said.size(), said.root().base64(), said.time(), head.note().toString());
        }
    }

    static SealAnswer of(LogSeal seal) {
        var head = seal.newest(); // First: what is added to the log meanwhile is behind it.
        var key = seal.key();
        return new SealAnswer(
                key.map(VerifierKey::name)
                        .or(() -> head.map(it -> it.checkpoint().origin()))
                        .orElse(null),
                key.map(VerifierKey::toString).orElse(null),
                head.map(HeadAnswer::of).orElse(null),
                seal.logged(),
                seal.objection(),
                seal.hindrance(),
                seal.trouble());
    }
}
