package budgettrail.log;

/**
 * A stored fact that this version of the program cannot read. A reader stops loudly rather than
 * skip it.
 */
public final class UndecodableFact extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndecodableFact(String message) {
        super(message);
    }

    UndecodableFact(String message, Throwable cause) {
        super(message, cause);
    }
}
