package budgettrail.web.problem;

/**
 * More was sent than any request may. Unchecked, so that no reader of streams takes it for its own.
 */
final class BodyTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BodyTooLarge() {
        super("The body is longer than " + BodyLimit.BYTES + " bytes", null, false, false);
    }
}
