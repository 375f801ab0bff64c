package budgettrail.query.index;

import budgettrail.log.EventLog;
import budgettrail.log.SessionLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Follows the log at its own pace and makes a segment as soon as there are facts for one: one node
 * at a time, each segment in a transaction of its own, so that no fact is in two or in none. As
 * long as facts keep coming it rests nine times as long as it worked: it is payments that count.
 */
final class Indexer implements AutoCloseable {
    /** Held by whoever makes segments, on any node. */
    static final int LOCK = 4_210_014;

    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
    private static final long LOOK_EVERY_MS = 1_000;
    private static final long GRACE_S = 10;
    private static final int RESTS = 9;

    private final EventLog log;
    private final DataSource database;
    private final ScheduledExecutorService pace =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("indexer").daemon().factory());
    private long head;
    private volatile long last;
    private volatile @Nullable String trouble;

    Indexer(EventLog log, DataSource database) {
        this.log = log;
        this.database = database;
    }

    void start() {
        after(0);
    }

    private void after(long nanos) {
        if (!pace.isShutdown()) {
            pace.schedule(this::work, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void work() {
        var before = head;
        var begun = System.nanoTime();
        var made = index();
        var worked = System.nanoTime() - begun;
        if (made) {
            after(head > before ? RESTS * worked : 0);
        } else {
            after(TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MS));
        }
    }

    /**
     * Makes the next segment, if there are facts for it; what is in the way is told by {@link
     * #trouble}.
     */
    synchronized boolean index() {
        try (var connection = database.getConnection()) {
            var lock = SessionLock.take(connection, LOCK).orElse(null);
            if (lock == null) {
                trouble = null;
                return false;
            }
            try (lock) {
                connection.setAutoCommit(false);
                var made = index(connection);
                connection.commit();
                trouble = null;
                return made;
            }
        } catch (SQLException | RuntimeException | Error e) {
            var message = String.valueOf(e.getMessage());
            if (!message.equals(trouble)) {
                LOG.warn("Facts are not made ready to be searched: {}", message, e);
            }
            trouble = message;
            return false;
        }
    }

    private boolean index(Connection connection) throws SQLException {
        var client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        var standing = new Segments(client).standing();
        head = log.head();
        if (standing.version() > Segments.VERSION) {
            throw new IllegalStateException(
                    "the segments are of version %d, which a newer program made"
                            .formatted(standing.version()));
        }
        if (standing.version() < Segments.VERSION || standing.last() > head) {
            LOG.info("What facts are found by is made anew");
            new SegmentWriter(connection).empty();
            last = 0;
            return true;
        }
        last = standing.last();
        return head - last >= Segment.SIZE && make(connection, client, standing.segments());
    }

    private boolean make(Connection connection, JdbcClient client, int number) throws SQLException {
        var passage = new Entries(log, client).after(last, Segment.SIZE, new LineUnits());
        var made = passage.entries().size();
        if (made < Segment.SIZE) {
            throw new IllegalStateException("fact %d cannot be read".formatted(last + made + 1));
        }
        var segment = Segment.of(number, passage.entries());
        new SegmentWriter(connection).write(segment, passage.described());
        last += Segment.SIZE;
        return true;
    }

    /** The last position that segments hold, as this process knows. */
    long last() {
        return last;
    }

    /** What keeps segments from being made; null if nothing does. */
    @Nullable String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        pace.shutdown();
        try {
            pace.awaitTermination(GRACE_S, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
