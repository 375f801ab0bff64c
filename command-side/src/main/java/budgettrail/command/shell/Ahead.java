package budgettrail.command.shell;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work that is begun before what it gives is needed. */
public final class Ahead<T> {
    private static final Executor THREADS =
            Executors.newCachedThreadPool(Thread.ofPlatform().name("ahead-", 0).daemon().factory());

    private final FutureTask<T> task;

    private Ahead(FutureTask<T> task) {
        this.task = task;
    }

    /**
     * Begins it on a platform thread: whoever begins it may be virtual, and keeps the thread that
     * virtual ones share busy.
     */
    public static <T> Ahead<T> of(Supplier<T> work) {
        var ahead = new Ahead<>(new FutureTask<>(work::get));
        THREADS.execute(ahead.task);
        return ahead;
    }

    /** Does it here and now, where a thread costs more than it. */
    static <T> Ahead<T> now(Supplier<T> work) {
        var ahead = new Ahead<>(new FutureTask<>(work::get));
        ahead.task.run();
        return ahead;
    }

    /** What it gave, once it is done; what it failed with is thrown here. */
    public T get() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case RuntimeException cause -> cause;
                case Error cause -> throw cause;
                case null, default -> new IllegalStateException(e.getCause());
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before it was done", e);
        }
    }
}
