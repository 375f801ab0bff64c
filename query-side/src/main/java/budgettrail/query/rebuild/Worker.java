package budgettrail.query.rebuild;

import budgettrail.log.EventLog;
import budgettrail.log.Stored;
import budgettrail.query.journal.Filling;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Understands and posts the facts it is given, many at once. */
final class Worker implements Callable<Boolean> {
    /** After the last facts. */
    static final List<Stored> END = List.of();

    private static final int BATCH = 20_000;

    /** The same in bytes of facts as they are stored: a reason may be as long as ten facts. */
    private static final int BATCH_BYTES = 16 << 20;

    private static final int MOST_PAGES = 8;

    /** What waits, in bytes likewise. */
    private static final int MOST_WAITING = 8 << 20;

    private final EventLog log;
    private final Filling.Part part;
    private final BlockingQueue<List<Stored>> pages = new ArrayBlockingQueue<>(MOST_PAGES);
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private volatile long posted;

    Worker(EventLog log, Filling.Part part) {
        this.log = log;
        this.part = part;
    }

    /** Whether there was room for them within that time. */
    boolean offer(List<Stored> facts, int milliseconds) throws InterruptedException {
        var size = size(facts);
        if (!room.tryAcquire(size, milliseconds, TimeUnit.MILLISECONDS)) {
            return false;
        }
        var offered = pages.offer(facts, milliseconds, TimeUnit.MILLISECONDS);
        if (!offered) {
            room.release(size);
        }
        return offered;
    }

    /** Of facts, in bytes; a page that is larger than all room takes all of it. */
    private static int size(List<Stored> facts) {
        return (int) Math.min(MOST_WAITING, facts.stream().mapToLong(Stored::size).sum());
    }

    /** How many facts are written. */
    long posted() {
        return posted;
    }

    @Override
    public Boolean call() throws SQLException, InterruptedException {
        var gathered = 0;
        var bytes = 0;
        for (var page = pages.take(); !page.isEmpty(); page = pages.take()) {
            for (var fact : page) {
                part.add(log.decode(fact));
            }
            var size = size(page);
            room.release(size);
            gathered += page.size();
            bytes += size;
            if (gathered >= BATCH || bytes >= BATCH_BYTES) {
                part.write();
                posted += gathered;
                gathered = 0;
                bytes = 0;
            }
        }
        part.writeRest();
        posted += gathered;
        return true;
    }
}
