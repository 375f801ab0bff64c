package budgettrail.log.seal;

/**
 * What is wrong with the log.
 *
 * @param first the first position concerned
 * @param last the last one; the same as the first if it is known exactly
 */
public record Fault(Kind kind, long first, long last) {
    /** What can be wrong. The names are stored. */
    public enum Kind {
        /** The stored bytes of a fact do not have the hash that was sealed. */
        CHANGED,
        /** Facts that were there are not. */
        MISSING,
        /** A fact stands where none can. */
        MISPLACED,
        /** A fact is not the next of its line. */
        OUT_OF_SEQUENCE,
        /** A fact was recorded before the one in front of it. */
        BACK_IN_TIME,
        /** The hashes of facts that were sealed are lost or changed. */
        HASHES_LOST,
        /** The facts do not add up to a root that was signed. */
        OTHER_ROOT,
        /** A head is not signed by the key of the log, or says something else than its row. */
        NOT_SIGNED,
        /** The witness has seen a head that is not there. */
        HEAD_LOST
    }

    static Fault at(Kind kind, long position) {
        return new Fault(kind, position, position);
    }
}
