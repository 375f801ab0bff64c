package budgettrail.query.replay;

import budgettrail.event.reference.FiscalYear;
import budgettrail.log.job.Asked;
import budgettrail.log.job.Jobs;
import budgettrail.log.job.Progress;
import budgettrail.log.job.Progress.State;
import budgettrail.query.figures.Sum;
import budgettrail.query.rebuild.Fillers;
import budgettrail.query.replay.ToldReplay.Phase;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told of replays, to be read on every node. */
final class Replays {
    private static final String TOLD =
            """
            SELECT %s, phase, fiscal_year, key, known_at, up_to, differences FROM query.replay
            WHERE %s ORDER BY job DESC LIMIT %d
            """;

    private static final String EVERYTHING = "fiscal_year IS NULL AND known_at IS NULL";

    private final JdbcClient database;
    private final Jobs jobs;

    Replays(JdbcClient database) {
        this.database = database;
        this.jobs = Fillers.replays(database);
    }

    /** The number of a new one. Whoever calls holds the lock, so earlier ones are over. */
    long begin(String by, Extent extent, @Nullable String knownAt, long upTo) {
        Fillers.endLost(database);
        var year = extent.year();
        return database.sql(
                        """
                        INSERT INTO query.replay (state, phase, fiscal_year, key, known_at, up_to, position, goal,
                          started_by, started_at, told_at)
                        SELECT 'RUNNING', 'POSTING', :year, :key, :known, :end, 0, 0, :by, now, now
                        FROM clock_timestamp() now RETURNING job
                        """)
                .param("year", year == null ? null : year.value(), Types.SMALLINT)
                .param("key", extent.key(), Types.VARCHAR)
                .param("known", knownAt, Types.VARCHAR)
                .param("end", upTo)
                .param("by", by)
                .query(Long.class)
                .single();
    }

    /** Whether somebody has begun one within the last hour, and it was not lost. */
    boolean wasOf(String by) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT FROM query.replay WHERE started_by = :by AND state <> 'FAILED'
                          AND started_at > clock_timestamp() - interval '1 hour')
                        """)
                .param("by", by)
                .query(Boolean.class)
                .single();
    }

    /** Says how far it is, and hears what is asked. */
    Asked tell(long job, long position) {
        return database.sql(
                        """
                        UPDATE query.replay SET position = :position, %s WHERE job = :job RETURNING %s
                        """
                                .formatted(Fillers.TOLD_AT, Fillers.ASKED))
                .param("job", job)
                .param("position", position)
                .query((row, _) -> Asked.valueOf(row.getString("asked")))
                .single();
    }

    /** Says how many facts there are to be posted. */
    void goal(long job, long goal) {
        database.sql("UPDATE query.replay SET goal = :goal WHERE job = :job")
                .param("goal", goal)
                .param("job", job)
                .update();
    }

    void enter(long job, Phase phase) {
        database.sql("UPDATE query.replay SET phase = :phase WHERE job = :job")
                .param("phase", phase.name())
                .param("job", job)
                .update();
    }

    /** Nobody ends or pauses it from now on; not if either was asked for. */
    boolean settle(long job) {
        return database.sql(
                                """
                                UPDATE query.replay SET phase = 'CLEARING'
                                WHERE job = :job AND cancelled_by IS NULL AND paused_at IS NULL
                                """)
                        .param("job", job)
                        .update()
                > 0;
    }

    /** Keeps how many differences there are, and the first of them. */
    void keep(long job, Found found) {
        var rank = 0;
        for (var drift : found.first()) {
            insert(job, ++rank, drift);
        }
        database.sql("UPDATE query.replay SET differences = :count WHERE job = :job")
                .param("count", found.count())
                .param("job", job)
                .update();
    }

    private void insert(long job, int rank, Drift it) {
        database.sql(
                        """
                        INSERT INTO query.replay_difference (job, rank, kept, fiscal_year, key, measure, effective,
                          subject, live_fen, replayed_fen, live_state, replayed_state, position)
                        VALUES (:job, :rank, :kept, :year, :key, :measure, :day, :subject, :live, :replayed,
                          :liveState, :replayedState, :position)
                        """)
                .param("job", job)
                .param("rank", rank)
                .param("kept", it.kept().name())
                .param("year", it.year())
                .param("key", it.key(), Types.VARCHAR)
                .param("measure", it.measure(), Types.SMALLINT)
                .param("day", it.day(), Types.DATE)
                .param("subject", it.subject(), Types.VARCHAR)
                .param("live", fen(it.live()), Types.NUMERIC)
                .param("replayed", fen(it.replayed()), Types.NUMERIC)
                .param("liveState", it.liveState(), Types.VARCHAR)
                .param("replayedState", it.replayedState(), Types.VARCHAR)
                .param("position", it.position(), Types.BIGINT)
                .update();
    }

    private static @Nullable BigDecimal fen(@Nullable Sum sum) {
        return sum == null ? null : new BigDecimal(sum.fen());
    }

    void end(long job, State state) {
        jobs.end(job, state);
    }

    /** Asks the running one to end; whether there is one that still compares. */
    boolean cancel(String by) {
        return jobs.cancel(by, last());
    }

    /** Lets the running one rest; whether there is one that still compares. */
    boolean pause(String by) {
        return jobs.pause(by, last());
    }

    /** Lets it go on; whether there is one. */
    boolean resume() {
        return jobs.resume(last());
    }

    /** The running or else the last one; one that nobody works at any more has failed. */
    Optional<ToldReplay> last() {
        return jobs.last(() -> read("true"));
    }

    /** A past one, or the running one. */
    Optional<ToldReplay> numbered(long job) {
        return last().filter(it -> it.progress().job() == job).or(() -> read("job = " + job));
    }

    /** The last one that found something, or that found nothing in everything. */
    Optional<ToldReplay> telling() {
        return read("differences > 0 OR state = 'DONE' AND " + EVERYTHING);
    }

    /** The last one that compared everything. */
    Optional<ToldReplay> whole() {
        return read("state = 'DONE' AND " + EVERYTHING);
    }

    /**
     * Past ones, the newest first, without their differences.
     *
     * @param before only those with a smaller number
     */
    List<ToldReplay> before(long before, int limit) {
        return database.sql(TOLD.formatted(jobs.columns(), "job < :before", limit))
                .param("before", before)
                .query((row, _) -> told(row, List.of()))
                .list();
    }

    private Optional<ToldReplay> read(String which) {
        return database.sql(TOLD.formatted(jobs.columns(), which, 1))
                .query((row, _) -> told(row, first(row.getLong("job"))))
                .optional();
    }

    private static ToldReplay told(ResultSet row, List<Drift> first) throws SQLException {
        var year = row.getObject("fiscal_year", Integer.class);
        return new ToldReplay(
                Progress.of(row, 0),
                new Extent(year == null ? null : new FiscalYear(year), row.getString("key")),
                row.getString("known_at"),
                row.getLong("up_to"),
                Phase.valueOf(row.getString("phase")),
                row.getObject("differences", Long.class),
                first);
    }

    private List<Drift> first(long job) {
        return database.sql(
                        """
                        SELECT kept, fiscal_year, key, measure, effective, subject, live_fen, replayed_fen,
                          live_state, replayed_state, position
                        FROM query.replay_difference WHERE job = :job ORDER BY rank
                        """)
                .param("job", job)
                .query((row, _) -> drift(Kept.valueOf(row.getString("kept")), row))
                .list();
    }

    /** Whatever finds differences answers with these columns. */
    static Drift drift(Kept kept, ResultSet row) throws SQLException {
        return new Drift(
                kept,
                row.getInt("fiscal_year"),
                row.getString("key"),
                row.getObject("measure", Integer.class),
                row.getObject("effective", LocalDate.class),
                row.getString("subject"),
                sum(row, "live_fen"),
                sum(row, "replayed_fen"),
                row.getString("live_state"),
                row.getString("replayed_state"),
                row.getObject("position", Long.class));
    }

    private static @Nullable Sum sum(ResultSet row, String column) throws SQLException {
        var fen = row.getBigDecimal(column);
        return fen == null ? null : new Sum(fen.toBigIntegerExact());
    }
}
