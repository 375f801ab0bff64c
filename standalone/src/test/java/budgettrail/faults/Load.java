package budgettrail.faults;

import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients at work, all at once, until told to stop or until so many commands are decided. */
final class Load implements AutoCloseable {
    private static final int TO_KEEP = 100;
    private static final Duration TO_GO_ON = Duration.ofSeconds(60);
    private static final Duration FOR_LONG = Duration.ofMinutes(10);

    private final Site site;
    private final ClientJournal journal;
    private final List<Future<Boolean>> running = new ArrayList<>();
    private final ExecutorService threads;
    private final AtomicInteger decided = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile int until = Integer.MAX_VALUE;

    /** Opens the lines, then lets the clients go. */
    static Load start(Trial trial, String name, int clients, int lines, Money each) {
        var site = trial.site();
        var load = new Load(site, trial.journal(), clients);
        var random = new SplittableRandom(trial.seed() * 31 + name.hashCode());
        var budget = Budget.lines(name, lines);
        var first = new Client(site, trial.journal(), random.split());
        for (var line : budget) {
            first.give(name + "open" + line, Budget.opening(line, each));
        }
        first.finish();
        for (var number = 0; number < clients; number++) {
            load.start(random.split(), name + "c" + number, budget);
        }
        return load;
    }

    private Load(Site site, ClientJournal journal, int clients) {
        this.site = site;
        this.journal = journal;
        this.threads = Executors.newFixedThreadPool(clients);
    }

    private void start(SplittableRandom random, String name, List<LineId> budget) {
        Callable<Boolean> work =
                () -> {
                    var client = new Client(site, journal, random.split());
                    var orders = new Orders(random.split(), name, budget);
                    work(client, orders, random);
                    client.finish();
                    return true;
                };
        running.add(threads.submit(work));
    }

    private void work(Client client, Orders orders, SplittableRandom random) {
        var kept = new ArrayList<Intent>();
        while (decided.incrementAndGet() <= until) {
            var command = orders.next();
            var intent = client.give(orders.key(), command);
            orders.learn(command, intent.accepted());
            if (intent.accepted()) {
                accepted.incrementAndGet();
                kept.add(intent);
                if (kept.size() > TO_KEEP) {
                    kept.removeFirst();
                }
            }
            if (!kept.isEmpty() && random.nextInt(100) < 5) {
                client.giveAgain(kept.get(random.nextInt(kept.size())));
            }
            if (!kept.isEmpty() && random.nextInt(100) < 1) {
                client.reuseKey(kept.get(random.nextInt(kept.size())), orders.next());
            }
        }
    }

    int decided() {
        return Math.min(decided.get(), until);
    }

    /** How many commands were recorded so far, as far as their clients know. */
    int accepted() {
        return accepted.get();
    }

    /** Until so many more commands are known to be recorded. */
    void awaitAccepted(int more) {
        var before = accepted();
        Patience.until(() -> accepted() >= before + more, TO_GO_ON, "commands are accepted");
    }

    /** Until so many commands are begun in all. */
    void awaitDecided(int commands) {
        Patience.until(() -> decided() >= commands, FOR_LONG, "commands are decided");
    }

    /** Until so many commands are begun in all, and all of them decided. */
    void finishAt(int commands) {
        until = commands;
        join();
    }

    void finish() {
        until = 0;
        join();
    }

    private void join() {
        try {
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        until = 0;
        threads.shutdown();
    }
}
