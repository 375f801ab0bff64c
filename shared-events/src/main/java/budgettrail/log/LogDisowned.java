package budgettrail.log;

/**
 * The log is not the one that was sealed: it lacks what its witness has seen, or contradicts it.
 * Nothing is recorded until somebody has looked.
 */
public final class LogDisowned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogDisowned(String message) {
        super(message);
    }
}
