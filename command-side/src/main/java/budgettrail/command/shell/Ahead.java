package budgettrail.command.shell;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work that is begun before what it gives is needed, on a thread of its own. */
public final class Ahead<T> {
    private final FutureTask<T> task;

    private Ahead(FutureTask<T> task) {
        this.task = task;
    }

    public static <T> Ahead<T> of(Supplier<T> work) {
        var task = new FutureTask<>(work::get);
        Thread.ofVirtual().name("ahead").start(task);
        return new Ahead<>(task);
    }

    /** What it gave, once it is done; what it failed with is thrown here. */
    public T get() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before it was done", e);
        }
    }
}
