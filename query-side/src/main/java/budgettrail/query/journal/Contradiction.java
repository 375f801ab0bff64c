package budgettrail.query.journal;

/** Facts contradict each other. Posted one after the other, it shows which of them is parked. */
public final class Contradiction extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Contradiction(String message) {
        super(message);
    }

    Contradiction(Exception cause) {
        super(cause);
    }
}
