package budgettrail.log.job;

/** The node stops, and the work with it. */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Stopped() {
        super("The node stops");
    }
}
