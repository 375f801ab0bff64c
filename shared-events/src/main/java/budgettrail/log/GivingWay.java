package budgettrail.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way that whoever writes the log gives to whoever follows it in this process. Both want the
 * same processors, and payments that keep all of them busy leave a tenth of one to the figures, so
 * that these fall behind by a multiple of what they need. A writer that waits for a moment then
 * loses nothing: his next group is larger by those who come meanwhile.
 *
 * <p>Nobody waits for long, nor for whoever is silent: one that stands still, or follows in another
 * process, keeps no payment.
 */
final class GivingWay {
    /** A follower is as late as that only if he is kept from following: he needs half of it. */
    private static final Duration LATE = Duration.ofMillis(25);

    /** The longest that a group is kept. */
    private static final Duration LONGEST = Duration.ofMillis(3);

    /** Who has not moved for so long does not follow. */
    private static final Duration SILENT = Duration.ofSeconds(1);

    /** More groups than a follower who moves is ever behind. */
    private static final int MOST = 1_024;

    private final long late;
    private final long longest;
    private final long silent;
    private final Deque<Group> behind = new ArrayDeque<>();

    /** The oldest that is not followed yet, to be seen without waiting. */
    private volatile @Nullable Group oldest;

    private volatile @Nullable Step step;

    /** Up to which position a group was recorded, and when. */
    private record Group(long last, long recorded) {}

    /** Up to which position it was followed, and when that was said. */
    private record Step(long position, long said) {}

    GivingWay() {
        this(LATE, LONGEST, SILENT);
    }

    /** The same with another patience. */
    GivingWay(Duration late, Duration longest, Duration silent) {
        this.late = late.toNanos();
        this.longest = longest.toNanos();
        this.silent = silent.toNanos();
    }

    /** These were recorded, as one group. */
    synchronized void grown(List<Recorded> facts) {
        var last = facts.getLast().position();
        var reached = step;
        if (reached != null
                && reached.position() < last
                && facts.size() < EventLog.BULK
                && behind.size() < MOST) {
            behind.add(new Group(last, System.nanoTime()));
            oldest = behind.peek();
        }
    }

    /** Whoever follows holds everything up to the position. */
    synchronized void followed(long position) {
        step = new Step(position, System.nanoTime());
        for (var group = behind.peek();
                group != null && group.last() <= position;
                group = behind.peek()) {
            behind.remove();
        }
        oldest = behind.peek();
        notifyAll();
    }

    /** Whether whoever follows is late, and moves. */
    boolean isDue() {
        var group = oldest;
        var reached = step;
        var now = System.nanoTime();
        return group != null
                && reached != null
                && now - group.recorded() > late
                && now - reached.said() < silent;
    }

    /** Waits until he is late no more, and no longer than for a moment. Nanoseconds. */
    synchronized long give() {
        var begun = System.nanoTime();
        try {
            for (var left = longest; left > 0 && isDue(); ) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = begun + longest - System.nanoTime();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // The log is closing.
        }
        return System.nanoTime() - begun;
    }
}
