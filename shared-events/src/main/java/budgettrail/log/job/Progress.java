package budgettrail.log.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How far a work has come.
 *
 * @param job counts up from one to the next
 * @param done how many facts are behind it
 * @param goal how many there were when this was written
 * @param toldAt when this was written
 * @param cancelledBy who asked for its end
 * @param pause none: it does not rest
 * @param rested for how long it did before, in milliseconds
 */
public record Progress(
        long job,
        State state,
        long done,
        long goal,
        String startedBy,
        Instant startedAt,
        Instant toldAt,
        @Nullable Instant endedAt,
        @Nullable String cancelledBy,
        @Nullable Pause pause,
        long rested) {
    private static final long SECOND = 1_000;

    /** What became of it. */
    public enum State {
        RUNNING,
        PAUSED,
        DONE,
        FAILED,
        CANCELLED
    }

    /** Who lets it rest, and since when. */
    public record Pause(String by, Instant since) {}

    /**
     * As a row tells it that has {@link Jobs#columns}.
     *
     * @param after the position that its own count from
     */
    public static Progress of(ResultSet row, long after) throws SQLException {
        return new Progress(
                row.getLong("job"),
                State.valueOf(row.getString("state")),
                row.getLong("position") - after,
                row.getLong("goal") - after,
                row.getString("started_by"),
                moment(row, "started_at"),
                moment(row, "told_at"),
                row.getString("ended_at") == null ? null : moment(row, "ended_at"),
                row.getString("cancelled_by"),
                row.getString("paused_at") == null
                        ? null
                        : new Pause(row.getString("paused_by"), moment(row, "paused_at")),
                row.getLong("paused_ms"));
    }

    private static Instant moment(ResultSet row, String name) throws SQLException {
        return row.getObject(name, OffsetDateTime.class).toInstant();
    }

    /** The same of one whose node is gone. */
    Progress lost() {
        return new Progress(
                job,
                State.FAILED,
                done,
                goal,
                startedBy,
                startedAt,
                toldAt,
                toldAt,
                cancelledBy,
                null,
                rested);
    }

    /** The same, of which something else became. */
    public Progress in(State other) {
        return new Progress(
                job,
                other,
                done,
                goal,
                startedBy,
                startedAt,
                toldAt,
                endedAt,
                cancelledBy,
                pause,
                rested);
    }

    /** Whether it has not ended; one that rests has not. */
    public boolean running() {
        return state == State.RUNNING || state == State.PAUSED;
    }

    /** How many facts are done in a second, from the beginning on, unless it rests. */
    public long factsPerSecond() {
        var until = pause == null ? toldAt : pause.since();
        var worked = Duration.between(startedAt, until).toMillis() - rested;
        return done * SECOND / Math.max(1, worked);
    }

    /** How long it takes from now on if it goes on like this; none: nobody knows, or it is over. */
    public @Nullable Long remainingSeconds() {
        var speed = factsPerSecond();
        return state == State.RUNNING && speed > 0
                ? Math.ceilDiv(Math.max(0, goal - done), speed)
                : null;
    }
}
