package budgettrail.log;

/**
 * An append that lost: nothing of it was recorded. Someone else was first on the stream, or took a
 * key it claims; the caller decides again on fresh state.
 */
public final class AppendConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    /** What was in the way. */
    public sealed interface Reason {
        /** The stream has facts past the ones the decision was made on. */
        record StreamMoved(String stream) implements Reason {}

        /** The key is taken. */
        record KeyTaken(RegisterKey key) implements Reason {}
    }

    AppendConflict(Reason reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
