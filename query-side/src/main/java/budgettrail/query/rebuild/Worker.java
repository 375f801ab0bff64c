package budgettrail.query.rebuild;

import budgettrail.log.EventLog;
import budgettrail.log.Stored;
import budgettrail.query.journal.Filling;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Understands and posts the facts it is given, many at once. */
final class Worker implements Callable<Boolean> {
    /** After the last facts. */
    static final List<Stored> END = List.of();

    private static final int BATCH = 20_000;
    private static final int MOST_PAGES = 8;

    private final EventLog log;
    private final Filling.Part part;
    private final BlockingQueue<List<Stored>> pages = new ArrayBlockingQueue<>(MOST_PAGES);
    private volatile long posted;

    Worker(EventLog log, Filling.Part part) {
        this.log = log;
        this.part = part;
    }

    /** Whether there was room for them within that time. */
    boolean offer(List<Stored> facts, int milliseconds) throws InterruptedException {
        return pages.offer(facts, milliseconds, TimeUnit.MILLISECONDS);
    }

    /** How many facts are written. */
    long posted() {
        return posted;
    }

    @Override
    public Boolean call() throws SQLException, InterruptedException {
        var gathered = 0;
        for (var page = pages.take(); !page.isEmpty(); page = pages.take()) {
            for (var fact : page) {
                part.add(log.decode(fact));
            }
            gathered += page.size();
            if (gathered >= BATCH) {
                part.write();
                posted += gathered;
                gathered = 0;
            }
        }
        part.writeRest();
        posted += gathered;
        return true;
    }
}
