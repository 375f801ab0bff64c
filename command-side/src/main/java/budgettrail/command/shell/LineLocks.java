package budgettrail.command.shell;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.common.lock.LockFactory;

/**
 * Lets one at a time decide on a line, in the order in which they came. Nobody waits longer than he
 * has patience, however often the line is let go meanwhile: Axon's own locks are made anew each
 * time, whoever waits for one begins again, and all who wait are woken. Who needs several lines
 * takes them in the order of their ids, so nobody waits for one who waits for him.
 */
final class LineLocks implements LockFactory {
    private final Duration patience;
    private final ConcurrentHashMap<String, Line> lines = new ConcurrentHashMap<>();

    LineLocks(Duration patience) {
        this.patience = patience;
    }

    /** Kept as long as somebody holds it or waits for it. */
    private static final class Line {
        private final ReentrantLock lock = new ReentrantLock();

        /** Changed while the map computes. */
        private int users;
    }

    /**
     * Waits for the line; who holds it already has it once more.
     *
     * @throws LockAcquisitionFailedException if it does not become free soon
     */
    @Override
    public Lock obtainLock(String id) {
        var line = enter(id);
        try {
            if (line.lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return new Held(id, line);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leave(id);
            throw new LockAcquisitionFailedException("Interrupted while waiting for " + id, e);
        }
        leave(id);
        throw new LockAcquisitionFailedException("Waited " + patience + " for " + id);
    }

    private Line enter(String id) {
        return lines.compute(
                id,
                (_, known) -> {
                    var line = known == null ? new Line() : known;
                    line.users++;
                    return line;
                });
    }

    private void leave(String id) {
        lines.computeIfPresent(id, (_, line) -> --line.users == 0 ? null : line);
    }

    /** How many lines somebody holds or waits for. */
    int inUse() {
        return lines.size();
    }

    /** Until it is released by the thread that obtained it. */
    private final class Held implements Lock {
        private final String id;
        private final Line line;

        Held(String id, Line line) {
            this.id = id;
            this.line = line;
        }

        @Override
        public void release() {
            line.lock.unlock();
            leave(id);
        }

        @Override
        public boolean isHeld() {
            return line.lock.isHeldByCurrentThread();
        }
    }
}
