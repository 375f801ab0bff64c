package budgettrail.query.replay;

import budgettrail.log.EventLog;
import budgettrail.log.job.Telling;
import budgettrail.query.journal.Contradiction;
import budgettrail.query.rebuild.Excerpt;
import budgettrail.query.rebuild.Remaking;
import budgettrail.query.replay.ToldReplay.Phase;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One replay: the other generation is filled, compared with the live one and emptied again. */
final class Replaying {
    private static final Logger LOG = LoggerFactory.getLogger(Replaying.class);
    private static final long LOOK_EVERY_MS = 100;
    private static final long TELL_AGAIN_AFTER_MS = 5_000;

    /** Facts that only the order of the whole log could tell from each other. */
    private static final String CONTRADICTED =
            """
            SELECT EXISTS (SELECT FROM query.parked WHERE generation = :live AND position <= :end
              AND reason = 'CONTRADICTION' AND fiscal_year = coalesce(cast(:year AS smallint), fiscal_year)
              AND key = coalesce(cast(:key AS text), key))
            """;

    private final EventLog log;
    private final DataSource database;
    private final Replays replays;
    private final Remaking remaking;
    private final Order order;
    private final Telling telling;
    private final BooleanSupplier stopping;
    private long posted;

    /**
     * What is to be done.
     *
     * @param end the last fact that counts
     * @param now whether that is the last one of all that was read when it was given
     */
    record Order(long job, Extent extent, long end, boolean now) {}

    /**
     * @param telling tells now and then how many facts are posted, and may throw to end it all
     * @param stopping whether there is no time to leave the other generation empty
     */
    Replaying(
            EventLog log,
            DataSource database,
            Replays replays,
            Order order,
            Telling telling,
            BooleanSupplier stopping) {
        this.log = log;
        this.database = database;
        this.replays = replays;
        this.remaking = new Remaking(log, database, order.job(), telling::tell, stopping);
        this.order = order;
        this.telling = telling;
        this.stopping = stopping;
    }

    Found replay() throws SQLException {
        var live = remaking.live();
        var fresh = 1 - live;
        try {
            expect(goal());
            remaking.empty(fresh);
            fill(live, fresh);
            replays.tell(order.job(), posted);
            replays.enter(order.job(), Phase.COMPARING);
            var found = compare(live);
            while (!replays.settle(order.job())) {
                telling.tellNow(posted);
            }
            return found;
        } finally {
            if (!stopping.getAsBoolean()) {
                replays.enter(order.job(), Phase.CLEARING);
                remaking.leave(fresh);
            }
        }
    }

    private void expect(long facts) {
        posted = facts;
        replays.goal(order.job(), facts);
    }

    private long goal() {
        var line = order.extent().line();
        if (line != null) {
            return log.count(line.toString(), order.end());
        }
        var year = order.extent().year();
        return year == null ? order.end() : log.countOfYear(year.value(), order.end());
    }

    private Excerpt excerpt() {
        var line = order.extent().line();
        if (line != null) {
            return Excerpt.of(log, line, order.end());
        }
        var year = order.extent().year();
        return year == null ? Excerpt.ofAll(log, order.end()) : Excerpt.of(log, year, order.end());
    }

    /**
     * By many hands. Where facts contradict each other, all of the log goes one after the other,
     * also where only a part of it is asked for: what it contradicts may be elsewhere.
     */
    private void fill(int live, int fresh) throws SQLException {
        try {
            if (order.extent().kind() == Extent.Kind.ALL || !contradicted(live)) {
                remaking.fill(fresh, excerpt());
                return;
            }
        } catch (Contradiction e) {
            LOG.warn("Facts contradict each other, so they are posted one after the other", e);
            remaking.empty(fresh);
        }
        expect(order.end());
        remaking.follow(fresh, 0, order.end());
    }

    private boolean contradicted(int live) {
        var year = order.extent().year();
        return JdbcClient.create(database)
                .sql(CONTRADICTED)
                .param("live", live)
                .param("end", order.end())
                .param("year", Objects.requireNonNull(year).value())
                .param("key", order.extent().key(), Types.VARCHAR)
                .query(Boolean.class)
                .single();
    }

    /** Aside, so that whoever asks for its end is heard meanwhile. */
    private Found compare(int live) throws SQLException {
        try (var connection = database.getConnection()) {
            var comparing =
                    new Comparing(connection, live, order.extent(), order.end(), order.now());
            var work = new FutureTask<>(comparing);
            Thread.ofPlatform().name("replay-comparing").daemon().start(work);
            try {
                return await(work);
            } catch (RuntimeException | SQLException e) {
                end(comparing, work);
                throw e;
            } finally {
                connection.rollback();
            }
        }
    }

    private Found await(FutureTask<Found> work) throws SQLException {
        while (true) {
            try {
                return work.get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                telling.tell(posted);
            } catch (ExecutionException e) {
                throw failed(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The replay was interrupted", e);
            }
        }
    }

    private static SQLException failed(ExecutionException e) {
        return new SQLException("The generations could not be compared", e.getCause());
    }

    /** Right before a question it is under way nowhere, and hears nothing: it is told again. */
    private static void end(Comparing comparing, FutureTask<Found> work) throws SQLException {
        var patience = LOOK_EVERY_MS;
        do {
            comparing.cancel(); // Over a connection of its own, so ever more seldom.
            patience = Math.min(2 * patience, TELL_AGAIN_AFTER_MS);
        } while (!ended(work, patience));
    }

    private static boolean ended(FutureTask<Found> work, long patience) {
        try {
            work.get(patience, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException _) {
            LOG.debug("The comparison has ended");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
