package budgettrail.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import javax.sql.DataSource;

/**
 * The one log of facts. What {@link #append} returned is on disk; positions are 1, 2, 3, … in
 * commit order on any number of nodes, so a reader that asks for what comes {@link #after} the last
 * position it saw misses nothing.
 */
public final class EventLog extends ReadableLog implements AutoCloseable {
    /**
     * From so many facts at once on, as files bring them, more are likely to follow: they are let
     * gather before they are followed.
     */
    public static final int BULK = 500;

    private final LogWatch watch;
    private final WriteGuard guard;
    private final FreshFacts fresh = new FreshFacts();
    private final GivingWay way = new GivingWay();
    private final List<IntConsumer> followers = new CopyOnWriteArrayList<>();
    private final GroupCommit writer;

    /** A log on a pool whose connections belong to the application's role. */
    public EventLog(DataSource database) {
        this(database, LogWatch.NOBODY, WriteGuard.NONE);
    }

    /** The same, watched and guarded. */
    public EventLog(DataSource database, LogWatch watch, WriteGuard guard) {
        super(database);
        this.watch = watch;
        this.guard = guard;
        this.writer = new GroupCommit(database, watch, way, this::grown);
    }

    /** One that waits so long for its turn, and then for PostgreSQL. */
    EventLog(DataSource database, Duration longestQueue, Duration longestWrite) {
        super(database);
        this.watch = LogWatch.NOBODY;
        this.guard = WriteGuard.NONE;
        this.writer =
                new GroupCommit(database, watch, way, this::grown, longestQueue, longestWrite);
    }

    private void grown(List<Recorded> facts) {
        fresh.add(facts);
        way.grown(facts);
        followers.forEach(follower -> follower.accept(facts.size()));
    }

    /**
     * Records all the facts or none.
     *
     * @throws AppendConflict if a stream has moved on or a key is taken
     * @throws LogUnavailable if the database cannot be written, or the guard does not know yet
     *     whether it may be; nothing was recorded
     * @throws OutcomeUnknown if the answer to the commit was lost
     * @throws LogDisowned if the guard objects
     */
    public List<Recorded> append(List<Draft> drafts) {
        return append(ready(drafts));
    }

    /** Facts made ready to be recorded, encoded while others are being written. */
    public static final class Ready {
        private final AppendUnit unit;

        private Ready(AppendUnit unit) {
            this.unit = unit;
        }

        /** What is to be recorded. */
        public List<Draft> drafts() {
            return unit.drafts;
        }
    }

    /** Makes facts ready. They are recorded once at most. */
    public Ready ready(List<Draft> drafts) {
        var unit = new AppendUnit(drafts, codec);
        if (AppendCopy.suits(List.of(unit))) {
            unit.copyBody();
        }
        return new Ready(unit);
    }

    /** As {@link #append(List)}, of facts made ready before. */
    public List<Recorded> append(Ready ready) {
        if (ready.unit.drafts.isEmpty()) {
            return List.of();
        }
        mustBeOurs();
        var handedIn = System.nanoTime();
        ready.unit.handedIn = handedIn;
        try {
            var recorded = writer.append(ready.unit);
            watch.recorded(recorded.size(), System.nanoTime() - handedIn);
            return recorded;
        } catch (RuntimeException failure) {
            watch.refused(refusal(failure), said(failure));
            throw failure;
        }
    }

    /**
     * Whether anything may be recorded is asked by each append; this is for those who have
     * something to do before.
     *
     * @throws LogDisowned if the guard objects
     * @throws LogUnavailable if it does not know yet
     */
    public void mustBeOurs() {
        var objection = guard.objection();
        if (objection != null) {
            throw new LogDisowned(objection);
        }
        var hindrance = guard.hindrance();
        if (hindrance != null) {
            throw new LogUnavailable(hindrance);
        }
    }

    /** Whether nothing that is known here forbids it, as {@link #mustBeOurs}. */
    public boolean mayBeWritten() {
        return guard.objection() == null && guard.hindrance() == null;
    }

    private static LogWatch.Refusal refusal(RuntimeException failure) {
        return switch (failure) {
            case AppendConflict _ -> LogWatch.Refusal.CONFLICT;
            case LogUnavailable _ -> LogWatch.Refusal.UNAVAILABLE;
            case OutcomeUnknown _ -> LogWatch.Refusal.OUTCOME_UNKNOWN;
            case RuntimeException _ -> LogWatch.Refusal.FAILED;
        };
    }

    private static String said(RuntimeException failure) {
        var cause = failure.getCause();
        return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
    }

    /** Tells how many facts this process has recorded at once, each time; it must be quick. */
    public void whenGrown(IntConsumer follower) {
        followers.add(follower);
    }

    /**
     * The figures of this process hold everything up to the position. As long as they say so, and
     * are late, each group of facts is kept for a moment, so that they can follow.
     */
    public void followed(long position) {
        way.followed(position);
    }

    /**
     * Facts right after a position, for whoever follows the log closely: what this process recorded
     * itself a moment ago is not read back.
     */
    public List<Recorded> newsAfter(long position, int limit) {
        var news = fresh.after(position, limit);
        return news.isEmpty() ? after(position, limit) : news;
    }

    /** The same up to a fact that cannot be decoded. */
    public Passage passageAfter(long position, int limit) {
        try {
            return new Passage(newsAfter(position, limit), null);
        } catch (UndecodableFact somewhere) {
            var before = new ArrayList<Recorded>();
            for (var stored : storedAfter(position, limit)) {
                try {
                    before.add(decode(stored));
                } catch (UndecodableFact here) {
                    return new Passage(before, here);
                }
            }
            return new Passage(before, null);
        }
    }

    /** A position that the log has reached, past this one if it has. */
    public long reachedAfter(long position) {
        var own = fresh.last();
        return own > position ? own : head();
    }

    @Override
    public void close() {
        writer.close();
    }
}
