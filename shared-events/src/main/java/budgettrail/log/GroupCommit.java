package budgettrail.log;

import budgettrail.log.AppendConflict.Reason.KeyTaken;
import budgettrail.log.AppendConflict.Reason.StreamMoved;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes units that finish together in one transaction: one round trip, one fsync. It never waits
 * for company, but for a moment where the figures are late. An idle log lets the caller write;
 * while a group is being written, further units queue up and make the next one.
 *
 * <p>A group is inserted optimistically. Only if a unique key objects, the heads and keys concerned
 * are read under the lock, the units that lost are answered with an {@link AppendConflict}, and the
 * rest is inserted.
 */
final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** Most facts in one transaction, beyond a single unit that is larger by itself. */
    static final int MOST_FACTS = 5_000;

    /** Most units waiting; one more is turned away at once. */
    static final int MOST_WAITING = 4_096;

    /** Longest time a unit waits for its turn; a second later its giver would try again anyway. */
    static final Duration LONGEST_QUEUE = Duration.ofSeconds(2);

    /** Longest time a unit that is being written is waited for, after that. */
    static final Duration LONGEST_WRITE = Duration.ofSeconds(10);

    /** How often it is looked at how long units wait. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private static final String UNIQUE_VIOLATION = "23505";

    private final DataSource database;
    private final LogWatch watch;
    private final GivingWay way;
    private final Consumer<List<Recorded>> grown;
    private final BlockingQueue<AppendUnit> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    /** The one that the writer has taken out of the queue, until it may write. */
    private final AtomicReference<@Nullable AppendUnit> next = new AtomicReference<>();

    /** Those that queue, and those that did and are being written. */
    private final Set<AppendUnit> queued = ConcurrentHashMap.newKeySet();

    private final Duration longestQueue;
    private final Duration longestWrite;
    private final Conversation conversation;
    private final ReentrantLock writing = new ReentrantLock();
    private final Thread writer;
    private final ScheduledExecutorService patience =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("event-log-patience").daemon().factory());
    private volatile boolean closed;

    /**
     * A writer.
     *
     * @param way that is given to whoever follows
     * @param grown is told what each group recorded, group after group
     */
    GroupCommit(
            DataSource database, LogWatch watch, GivingWay way, Consumer<List<Recorded>> grown) {
        this(database, watch, way, grown, LONGEST_QUEUE, LONGEST_WRITE);
    }

    /** The same with another patience. */
    GroupCommit(
            DataSource database,
            LogWatch watch,
            GivingWay way,
            Consumer<List<Recorded>> grown,
            Duration longestQueue,
            Duration longestWrite) {
        this.longestQueue = longestQueue;
        this.longestWrite = longestWrite;
        this.conversation = new Conversation(longestQueue.plus(longestWrite));
        this.database = database;
        this.watch = watch;
        this.way = way;
        this.grown = grown;
        watch.queue(this::queue);
        this.writer =
                Thread.ofPlatform().name("event-log-writer").daemon().start(this::writeGroups);
        patience.scheduleWithFixedDelay(
                this::losePatience,
                LOOK_EVERY.toMillis(),
                LOOK_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** How many wait; one of them may be the writer's next. */
    private int queue() {
        return waiting.size() + (next.get() == null ? 0 : 1);
    }

    /**
     * Records the unit whole, or throws {@link AppendConflict}, {@link LogUnavailable} or {@link
     * OutcomeUnknown}.
     */
    List<Recorded> append(AppendUnit unit) {
        if (closed) {
            throw new LogUnavailable("The log is closing");
        }
        if (waiting.isEmpty() && !way.isDue() && writing.tryLock()) {
            try {
                write(group -> group.add(unit));
            } finally {
                writing.unlock();
            }
            return outcome(unit);
        }
        queued.add(unit);
        try {
            if (!waiting.offer(unit)) {
                throw new LogUnavailable(
                        "More than " + MOST_WAITING + " decisions wait to be written");
            }
            if (closed && waiting.remove(unit)) {
                throw new LogUnavailable("The log is closing"); // Offered after the last look.
            }
            return outcome(unit);
        } finally {
            queued.remove(unit);
        }
    }

    /**
     * Waits for the answer, which comes: {@link #losePatience} sees to that, and breaks off what
     * the one who writes waits for. (A virtual thread that waits for some time at most has a timer
     * set and taken back, which costs more than the waiting: two changes of threads.)
     */
    private List<Recorded> outcome(AppendUnit unit) {
        try {
            return unit.outcome.get();
        } catch (ExecutionException e) {
            throw cause(e);
        } catch (InterruptedException _) {
            throw interrupted(unit);
        }
    }

    /**
     * Nobody waits for ever: who still queues after a while gives up his place, and of what is
     * being written nobody knows yet whether it will be.
     */
    private void losePatience() {
        if (closed && queued.isEmpty() && !conversation.isUnderWay()) {
            patience.shutdown();
        }
        try {
            queued.forEach(this::losePatience);
            conversation.breakOffIfLate();
        } catch (RuntimeException | Error e) {
            LOG.error("Who waits for the log too long was not told; it is tried again", e);
        }
    }

    private void losePatience(AppendUnit unit) {
        var late = System.nanoTime() - unit.handedIn - longestQueue.toNanos();
        if (late > 0 && givesUp(unit)) {
            unit.outcome.completeExceptionally(
                    new LogUnavailable("Waited " + longestQueue + " to be written"));
            watch.waited(System.nanoTime() - unit.handedIn);
        } else if (late > longestWrite.toNanos()) {
            unit.outcome.completeExceptionally(
                    new OutcomeUnknown(new TimeoutException("No answer within " + longestWrite)));
        }
    }

    /** False if it is being written, or was. */
    private boolean givesUp(AppendUnit unit) {
        return waiting.remove(unit) || next.compareAndSet(unit, null);
    }

    private static RuntimeException cause(ExecutionException failed) {
        return failed.getCause() instanceof RuntimeException cause
                ? cause
                : new IllegalStateException(failed.getCause());
    }

    private RuntimeException interrupted(AppendUnit unit) {
        Thread.currentThread().interrupt();
        return givesUp(unit)
                ? new LogUnavailable("Interrupted before it was written")
                : new OutcomeUnknown(new InterruptedException());
    }

    private void writeGroups() {
        while (!closed) {
            try {
                next.set(waiting.poll(1, TimeUnit.SECONDS));
                if (next.get() != null) {
                    writeNext();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // close() asked for the end.
                return;
            } catch (RuntimeException | Error e) { // Without a writer nobody would be served.
                LOG.error("A group was not written; the next one is", e);
            }
        }
    }

    private void writeNext() {
        if (way.isDue()) {
            watch.gaveWay(way.give());
        }
        writing.lock();
        try {
            write(this::gather);
        } finally {
            writing.unlock();
        }
    }

    /** The writer's next, if it still waits, and those behind it. */
    private void gather(List<AppendUnit> group) {
        var facts = 0;
        var first = next.getAndSet(null);
        for (var unit = first == null ? waiting.poll() : first;
                unit != null;
                unit = facts < MOST_FACTS ? waiting.poll() : null) {
            group.add(unit);
            facts += unit.drafts.size();
            watch.waited(System.nanoTime() - unit.handedIn);
        }
    }

    /**
     * Writes the group and answers every unit of it, whatever happens. The group is made once there
     * is a connection: until then its units queue, and nobody waits twice. An Error is answered as
     * an exception too: the shell rolls back on exceptions only, and a line must not stay cached
     * with facts that were never recorded.
     */
    private void write(Consumer<List<AppendUnit>> members) {
        var group = new ArrayList<AppendUnit>();
        try (var connection = database.getConnection()) {
            members.accept(group);
            if (!group.isEmpty()) {
                write(connection, group);
            }
        } catch (SQLException | RuntimeException | Error e) {
            if (group.isEmpty()) {
                members.accept(group); // There is no connection for them either.
            }
            fail(
                    group,
                    e instanceof RuntimeException known
                            ? known
                            : new LogUnavailable("The log could not be written", e));
            freeTheLock(e);
        }
    }

    private void write(Connection connection, List<AppendUnit> group) throws SQLException {
        conversation.begin(connection);
        try {
            if (!appendAll(connection, group)) {
                appendWinners(connection, group);
            }
        } finally {
            conversation.end(connection);
        }
    }

    private void freeTheLock(Throwable reason) {
        if (reason instanceof SQLException lost
                && StalledCopy.LOCK_NOT_AVAILABLE.equals(lost.getSQLState())) {
            try {
                StalledCopy.end(database);
            } catch (SQLException e) {
                reason.addSuppressed(e);
            }
        }
    }

    /** False if a unique key objected: then nothing was written. The call commits by itself. */
    private boolean appendAll(Connection connection, List<AppendUnit> group) throws SQLException {
        List<List<Recorded>> recorded;
        var begun = System.nanoTime();
        try {
            recorded =
                    AppendCopy.suits(group)
                            ? AppendCopy.append(connection, group)
                            : AppendSql.append(connection, group);
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return false;
            }
            if (SaidNo.in(e)) {
                throw e;
            }
            throw new OutcomeUnknown(e);
        } catch (Error e) {
            throw new OutcomeUnknown(e);
        }
        answer(group, recorded, begun);
        return true;
    }

    private void appendWinners(Connection connection, List<AppendUnit> group) throws SQLException {
        var begun = System.nanoTime();
        connection.setAutoCommit(false);
        try {
            AppendSql.lock(connection);
            var winners = winners(connection, group);
            if (winners.isEmpty()) {
                connection.rollback();
            } else {
                var recorded = AppendSql.append(connection, winners);
                commit(connection);
                answer(winners, recorded, begun);
            }
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
    }

    /** Those that nothing objects to; the others are answered. */
    private static List<AppendUnit> winners(Connection connection, List<AppendUnit> group)
            throws SQLException {
        var heads = heads(connection, group);
        var taken = taken(connection, group);
        var winners = new ArrayList<AppendUnit>();
        for (var unit : group) {
            var objection = objection(unit, heads, taken);
            if (objection == null) {
                winners.add(unit);
            } else {
                unit.outcome.completeExceptionally(objection);
            }
        }
        return winners;
    }

    /** Why the unit lost, or null and its facts and keys are added to what is taken. */
    private static @Nullable AppendConflict objection(
            AppendUnit unit, Map<String, Long> heads, Set<Claim> taken) {
        var ownHeads = new HashMap<String, Long>();
        var ownClaims = new HashSet<Claim>();
        for (var row : unit.allRows()) {
            var claim = new Claim(row.key(), row.round());
            if (taken.contains(claim) || !ownClaims.add(claim)) {
                return new AppendConflict(new KeyTaken(row.key()));
            }
        }
        for (var draft : unit.drafts) {
            var stream = draft.fact().stream();
            var head = ownHeads.getOrDefault(stream, heads.getOrDefault(stream, -1L));
            if (draft.sequence() != head + 1) {
                return new AppendConflict(new StreamMoved(stream));
            }
            ownHeads.put(stream, draft.sequence());
        }
        heads.putAll(ownHeads);
        taken.addAll(ownClaims);
        return null;
    }

    private record Claim(RegisterKey key, int round) {}

    private static Map<String, Long> heads(Connection connection, List<AppendUnit> group)
            throws SQLException {
        var streams =
                group.stream()
                        .flatMap(unit -> unit.drafts.stream())
                        .map(draft -> draft.fact().stream())
                        .distinct()
                        .toList();
        var heads = new HashMap<String, Long>();
        try (var statement = AppendSql.heads(connection, streams);
                var result = statement.executeQuery()) {
            while (result.next()) {
                var stream = result.getString(1);
                var head = result.getLong(2);
                heads.put(
                        stream,
                        result.wasNull() ? -1L : head); // wasNull speaks of the column read last.
            }
        }
        return heads;
    }

    private static Set<Claim> taken(Connection connection, List<AppendUnit> group)
            throws SQLException {
        var rows = new ArrayList<RegisterRow>();
        group.forEach(unit -> unit.allRows().forEach(rows::add));
        var taken = new HashSet<Claim>();
        if (rows.isEmpty()) {
            return taken;
        }
        try (var statement = AppendSql.taken(connection, rows);
                var result = statement.executeQuery()) {
            while (result.next()) {
                var kind = RegisterKey.Kind.of(result.getInt(1));
                taken.add(new Claim(new RegisterKey(kind, result.getString(2)), result.getInt(3)));
            }
        }
        return taken;
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException | Error e) {
            throw new OutcomeUnknown(e);
        }
    }

    /** Whoever is not answered here does not hear that nothing was recorded. */
    private void answer(List<AppendUnit> units, List<List<Recorded>> recorded, long begun) {
        try {
            for (var index = 0; index < units.size(); index++) {
                units.get(index).outcome.complete(recorded.get(index));
            }
            var facts = recorded.stream().flatMap(List::stream).toList();
            watch.written(units.size(), facts.size(), System.nanoTime() - begun);
            grown.accept(facts);
        } catch (Error e) {
            throw new OutcomeUnknown(e);
        }
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static void fail(List<AppendUnit> group, RuntimeException reason) {
        group.forEach(
                unit ->
                        unit.outcome.completeExceptionally(
                                reason)); // Those answered already keep their answer.
    }

    /** Writes no more; what still waits is answered as unavailable. */
    @Override
    public void close() {
        closed = true;
        writer.interrupt();
        try {
            writer.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        var left = new ArrayList<AppendUnit>();
        waiting.drainTo(left);
        fail(left, new LogUnavailable("The log is closing"));
    }
}
