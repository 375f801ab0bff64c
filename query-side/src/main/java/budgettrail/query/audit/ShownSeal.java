package budgettrail.query.audit;

import budgettrail.log.seal.Head;
import budgettrail.query.page.ShownMoment;
import budgettrail.seal.VerifierKey;
import org.jspecify.annotations.Nullable;

/**
 * What the seal says, as the page tells it.
 *
 * @param logged how many facts the log has
 * @param key of the log, as C2SP signed-note writes it; none: it is not here
 * @param objection why nothing is recorded
 * @param trouble why nothing is sealed at the moment
 */
public record ShownSeal(
        @Nullable ShownHead head,
        long logged,
        @Nullable String key,
        @Nullable String objection,
        @Nullable String hindrance,
        @Nullable String trouble) {
    private static final int BEGINNING = 16;

    /**
     * The newest head.
     *
     * @param shortRoot the beginning of the root
     * @param origin the name of the log and its key
     * @param note the whole head
     */
    public record ShownHead(
            long size,
            @Nullable String time,
            String root,
            String shortRoot,
            String origin,
            String note) {
        static ShownHead of(Head head) {
            var said = head.checkpoint();
            var root = said.root().base64();
            return new ShownHead(
                    said.size(),
                    ShownMoment.ofAny(said.time()),
                    root,
                    root.substring(0, BEGINNING) + "…",
                    said.origin(),
                    head.note().toString());
        }
    }

    static ShownSeal of(LogSeal seal) {
        var head = seal.newest(); // First: what is added to the log meanwhile is behind it.
        return new ShownSeal(
                head.map(ShownHead::of).orElse(null),
                seal.logged(),
                seal.key().map(VerifierKey::toString).orElse(null),
                seal.objection(),
                seal.hindrance(),
                seal.trouble());
    }

    /** Whether facts that were sealed are not there any more. */
    public boolean isLongerThanTheLog() {
        return head != null && head.size() > logged;
    }

    /** How many facts are not sealed yet. */
    public long unsealed() {
        return head == null ? logged : Math.max(0, logged - head.size());
    }
}
