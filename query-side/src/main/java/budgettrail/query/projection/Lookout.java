package budgettrail.query.projection;

import budgettrail.log.EventLog;
import budgettrail.log.UndecodableFact;
import budgettrail.log.watch.LogHealth;
import budgettrail.query.journal.Stretches;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks how the views follow the log, at most once a second whoever asks, and not while the
 * database is away.
 */
@Component
final class Lookout {
    /** The position is read first: what comes in meanwhile makes no view run ahead of the log. */
    private static final String VIEWS =
            """
            SELECT g.position,
                   (SELECT count(*) FROM query.parked p WHERE p.generation = g.generation) AS parked,
                   t.owner, t.stamp,
                   g.position / g.positions_per_stretch - %s AS not_added_up
            FROM query.live JOIN query.generation g USING (generation)
            LEFT JOIN query.token t ON t.processor = '%s' AND t.segment = 0
            """
                    .formatted(Stretches.written("g.generation", 0), Projection.NAME);

    /** A fact that is older than this, and not in the views, may be in the way. */
    private static final Duration MAY_WAIT = Duration.ofSeconds(2);

    /** Facts that a reader reads together. */
    private static final int LOOK_AHEAD = 1_000;

    private record Views(
            long position, long parked, Following.@Nullable Claim claim, long notAddedUp) {}

    private record Seen(Following what, long at) {}

    private final EventLog log;
    private final JdbcClient database;
    private final Supplier<Following> glance;
    private final AtomicReference<@Nullable Seen> last = new AtomicReference<>();

    Lookout(
            @Qualifier("log") LogHealth health,
            EventLog log,
            @Qualifier("projectionDataSource") DataSource database) {
        this.glance = health.onlyIfThere(this::now);
        this.log = log;
        this.database = JdbcClient.create(database);
    }

    Following look() {
        try {
            return glance.get();
        } catch (RuntimeException away) {
            last.set(null); // Where nobody can look, nobody can renew a claim either.
            throw away;
        }
    }

    private Following now() {
        var views =
                database.sql(VIEWS)
                        .query(
                                (row, _) ->
                                        new Views(
                                                row.getLong(1),
                                                row.getLong(2),
                                                claim(row.getString(3), row.getString(4)),
                                                row.getLong(5)))
                        .single();
        var head = log.head();
        var now = Instant.now();
        var oldest =
                views.position() < head ? log.recordedAt(views.position() + 1).orElse(null) : null;
        var waits = oldest != null && oldest.isBefore(now.minus(MAY_WAIT));
        var seen =
                new Following(
                        head,
                        views.position(),
                        oldest,
                        waits ? obstacle(views.position()) : null,
                        views.parked(),
                        views.notAddedUp(),
                        views.claim(),
                        now,
                        Duration.ZERO,
                        Duration.ZERO);
        return remember(seen, System.nanoTime());
    }

    private Following remember(Following now, long at) {
        var before = last.get();
        var seen =
                before == null ? now : now.after(before.what(), Duration.ofNanos(at - before.at()));
        last.set(new Seen(seen, at));
        return seen;
    }

    /** A reader that cannot decode a fact gets nothing, and so knows of no error. */
    private @Nullable String obstacle(long position) {
        try {
            log.after(position, LOOK_AHEAD);
            return null;
        } catch (UndecodableFact stops) {
            return "After position %d: %s".formatted(position, stops.getMessage());
        }
    }

    private static Following.@Nullable Claim claim(@Nullable String owner, @Nullable String stamp) {
        return stamp == null ? null : new Following.Claim(owner, stamp);
    }
}
