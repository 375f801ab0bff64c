package budgettrail.log;

/**
 * The connection broke while committing: recorded whole or not at all. The same idempotency key
 * tells which.
 */
public final class OutcomeUnknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutcomeUnknown(Throwable cause) {
        super("The answer to COMMIT was lost", cause);
    }
}
