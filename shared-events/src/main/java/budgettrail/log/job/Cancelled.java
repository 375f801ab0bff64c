package budgettrail.log.job;

/** Somebody asked for the end of the work. */
public final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Cancelled() {
        super("The work was cancelled");
    }
}
