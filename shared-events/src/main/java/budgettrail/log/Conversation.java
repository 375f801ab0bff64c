package budgettrail.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the one who writes has to say to PostgreSQL. If it takes too long it is broken off with its
 * connection: where the way has fallen silent no answer ever comes, and all others wait for him.
 */
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private final Duration longest;
    private final AtomicReference<@Nullable UnderWay> now = new AtomicReference<>();

    private record UnderWay(Connection connection, long begun) {}

    Conversation(Duration longest) {
        this.longest = longest;
    }

    boolean isUnderWay() {
        return now.get() != null;
    }

    void begin(Connection connection) {
        now.set(new UnderWay(connection, System.nanoTime()));
    }

    /** A connection that is being broken off is broken before anybody else can get it. */
    void end(Connection connection) {
        if (now.getAndSet(null) == null) {
            breakOff(connection);
        }
    }

    /** Looked at from time to time, by a thread that has nothing to say itself. */
    void breakOffIfLate() {
        var late = now.get();
        if (late != null
                && System.nanoTime() - late.begun() > longest.toNanos()
                && now.compareAndSet(late, null)) {
            LOG.warn("PostgreSQL gave no answer within {}: the connection is given up", longest);
            Thread.ofVirtual().start(() -> breakOff(late.connection())); // It may take its time.
        }
    }

    private static void breakOff(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.warn("It was gone already", e);
        }
    }
}
