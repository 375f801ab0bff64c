package budgettrail.log.job;

/** What somebody asked of a work under way. */
public enum Asked {
    NOTHING,
    /** To rest, and to keep its place. */
    PAUSE,
    END
}
