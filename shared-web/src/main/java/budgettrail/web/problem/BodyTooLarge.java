package budgettrail.web.problem;

/**
 * More was sent than the request may. Unchecked, so that no reader of streams takes it for its own.
 */
final class BodyTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long allowed;

    BodyTooLarge(long allowed) {
        super("The body is longer than " + allowed + " bytes", null, false, false);
        this.allowed = allowed;
    }

    /** In bytes. */
    long allowed() {
        return allowed;
    }
}
