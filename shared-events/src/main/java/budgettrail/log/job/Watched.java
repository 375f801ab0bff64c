package budgettrail.log.job;

/** A work of one kind, as it was told last. */
public interface Watched<T extends Watched<T>> {
    Progress progress();

    /** The same, come so far. */
    T with(Progress progress);

    default Progress.State state() {
        return progress().state();
    }

    default boolean running() {
        return progress().running();
    }
}
