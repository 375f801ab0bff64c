package budgettrail.query.rebuild;

/** Somebody asked for the end of the rebuild. */
final class RebuildCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RebuildCancelled() {
        super("The rebuild was cancelled");
    }
}
