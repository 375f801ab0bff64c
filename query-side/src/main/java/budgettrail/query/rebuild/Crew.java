package budgettrail.query.rebuild;

import budgettrail.log.EventLog;
import budgettrail.log.Stored;
import budgettrail.query.journal.Contradiction;
import budgettrail.query.journal.Filling;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;

/**
 * Posts facts into an empty generation: one reads, several post, each the streams of its own. What
 * is under way between them is bounded.
 */
final class Crew {
    private static final int LOOK_EVERY_MS = 100;
    private static final int GRACE_S = 60;

    private final Excerpt facts;
    private final Filling filling;
    private final LongConsumer told;
    private final List<Worker> workers;
    private final List<Future<?>> working = new ArrayList<>();

    /**
     * @param told is told now and then how many facts are posted, and may throw to end it all
     */
    Crew(EventLog log, Excerpt facts, Filling filling, LongConsumer told) {
        this.facts = facts;
        this.filling = filling;
        this.told = told;
        this.workers = filling.parts().stream().map(part -> new Worker(log, part)).toList();
    }

    /**
     * Posts all there is; the position of the last fact.
     *
     * @throws Contradiction if the facts must be posted one after the other
     */
    long post() throws SQLException {
        var executor = Executors.newFixedThreadPool(workers.size(), Crew::thread);
        try {
            workers.forEach(worker -> working.add(executor.submit(worker)));
            var position = read();
            for (var worker : workers) {
                offer(worker, Worker.END);
            }
            for (var work : working) {
                await(work);
            }
            filling.finish(position);
            return position;
        } finally {
            end(executor);
        }
    }

    private long read() {
        long position = 0;
        for (var page = facts.next(); !page.isEmpty(); page = facts.next()) {
            var shares = new ArrayList<List<Stored>>();
            workers.forEach(_ -> shares.add(new ArrayList<>()));
            page.forEach(fact -> shares.get(filling.part(fact.stream())).add(fact));
            for (var index = 0; index < workers.size(); index++) {
                if (!shares.get(index).isEmpty()) {
                    offer(workers.get(index), shares.get(index));
                }
            }
            position = page.getLast().position();
        }
        return position;
    }

    /** Waits while the worker has enough to do. */
    private void offer(Worker worker, List<Stored> facts) {
        try {
            while (!worker.offer(facts, LOOK_EVERY_MS)) {
                look();
            }
            look();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void await(Future<?> work) {
        while (true) {
            try {
                work.get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException _) {
                look();
            } catch (ExecutionException e) {
                throw failed(e);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    /** Whoever failed says so here, and whoever asked hears how far it is. */
    private void look() {
        for (var work : working) {
            if (work.state() == Future.State.FAILED) {
                await(work);
            }
        }
        told.accept(workers.stream().mapToLong(Worker::posted).sum());
    }

    /** Nobody goes on writing once this is over. */
    private static void end(ExecutorService executor) {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(GRACE_S, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A worker of the rebuild does not end");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static RuntimeException failed(ExecutionException e) {
        return e.getCause() instanceof Contradiction contradiction
                ? contradiction
                : new IllegalStateException("A worker of the rebuild failed", e.getCause());
    }

    private static RuntimeException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("The rebuild was interrupted", e);
    }

    private static Thread thread(Runnable work) {
        return Thread.ofPlatform().name("rebuild-worker").daemon().unstarted(work);
    }
}
