package budgettrail.log.seal;

import budgettrail.log.SessionLock;
import budgettrail.log.seal.VerificationProgress.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told of verifications, to be read on every node. */
final class VerificationSql {
    /** Held by whoever verifies; a number that fits into an integer. */
    static final int LOCK = 4_210_013;

    private final JdbcClient database;

    VerificationSql(JdbcClient database) {
        this.database = database;
    }

    /** The number of a new one. Whoever calls holds the lock, so earlier ones are over. */
    long begin(String by, long after, long goal) {
        database.sql(
                        """
                        UPDATE seal.verification SET state = 'FAILED', ended_at = told_at
                        WHERE state = 'RUNNING'
                        """)
                .update();
        return database.sql(
                        """
                        INSERT INTO seal.verification
                          (state, from_position, position, goal, sealed, started_by, started_at, told_at, faults)
                        SELECT 'RUNNING', :after + 1, :after, :goal, 0, :by, now, now, 0 FROM clock_timestamp() now
                        RETURNING job
                        """)
                .param("after", after)
                .param("goal", goal)
                .param("by", by)
                .query(Long.class)
                .single();
    }

    /** Says how far it is; the answer is whether somebody asked for its end. */
    boolean tell(long job, long position, long sealed, Faults faults) {
        return database.sql(
                        """
                        UPDATE seal.verification
                        SET position = :position, goal = greatest(goal, :position), sealed = :sealed,
                          faults = :faults, told_at = clock_timestamp()
                        WHERE job = :job RETURNING cancelled_by IS NOT NULL
                        """)
                .param("job", job)
                .param("position", position)
                .param("sealed", sealed)
                .param("faults", faults.count())
                .query(Boolean.class)
                .single();
    }

    void end(long job, State state, Faults faults) {
        var number = 0;
        for (var fault : faults.first()) {
            database.sql(
                            """
                            INSERT INTO seal.fault (job, number, kind, first_position, last_position)
                            VALUES (:job, :number, :kind, :first, :last)
                            """)
                    .param("job", job)
                    .param("number", ++number)
                    .param("kind", fault.kind().name())
                    .param("first", fault.first())
                    .param("last", fault.last())
                    .update();
        }
        database.sql(
                        """
                        UPDATE seal.verification
                        SET state = :state, faults = :faults, told_at = now, ended_at = now,
                          goal = CASE WHEN :state = 'DONE' THEN position ELSE goal END
                        FROM clock_timestamp() now WHERE job = :job
                        """)
                .param("job", job)
                .param("state", state.name())
                .param("faults", faults.count())
                .update();
    }

    /** Asks the running one to end; whether there is one. */
    boolean cancel(String by) {
        return last().filter(VerificationProgress::running).isPresent()
                && database.sql(
                                        """
                                        UPDATE seal.verification SET cancelled_by = coalesce(cancelled_by, :by)
                                        WHERE state = 'RUNNING'
                                        """)
                                .param("by", by)
                                .update()
                        > 0;
    }

    /** The running or else the last one; one that nobody works at any more has failed. */
    Optional<VerificationProgress> last() {
        var told = read();
        if (told.filter(VerificationProgress::running).isEmpty()
                || SessionLock.isHeld(database, LOCK)) {
            return told;
        }
        var before = told.orElseThrow().job();
        return read().map(now -> now.running() && now.job() == before ? now.lost() : now);
    }

    private Optional<VerificationProgress> read() {
        return read("true");
    }

    /** The last one that found something, that failed, or that saw the whole log. */
    Optional<VerificationProgress> telling() {
        var last = last().filter(it -> it.state() == State.FAILED); // Perhaps with its node.
        return last.or(
                () ->
                        read(
                                "faults > 0 OR state = 'FAILED' OR state = 'DONE' AND from_position"
                                        + " = 1"));
    }

    /** Whether anything was ever sealed. */
    boolean hasHeads() {
        return database.sql("SELECT EXISTS (SELECT FROM seal.head)").query(Boolean.class).single();
    }

    private Optional<VerificationProgress> read(String which) {
        return database.sql(
                        """
                        SELECT job, state, from_position, position, goal, sealed, started_by, started_at, told_at,
                          ended_at, cancelled_by, faults
                        FROM seal.verification WHERE %s ORDER BY job DESC LIMIT 1
                        """
                                .formatted(which))
                .query((row, _) -> progress(row))
                .optional();
    }

    private VerificationProgress progress(ResultSet row) throws SQLException {
        var job = row.getLong("job");
        return new VerificationProgress(
                job,
                State.valueOf(row.getString("state")),
                row.getLong("from_position") - 1,
                row.getLong("position"),
                row.getLong("goal"),
                row.getLong("sealed"),
                row.getString("started_by"),
                moment(row, "started_at"),
                moment(row, "told_at"),
                row.getString("ended_at") == null ? null : moment(row, "ended_at"),
                row.getString("cancelled_by"),
                row.getLong("faults"),
                faults(job));
    }

    private List<Fault> faults(long job) {
        return database.sql(
                        """
                        SELECT kind, first_position, last_position FROM seal.fault WHERE job = :job ORDER BY number
                        """)
                .param("job", job)
                .query(
                        (row, _) ->
                                new Fault(
                                        Fault.Kind.valueOf(row.getString(1)),
                                        row.getLong(2),
                                        row.getLong(3)))
                .list();
    }

    private static Instant moment(ResultSet row, String name) throws SQLException {
        return row.getObject(name, OffsetDateTime.class).toInstant();
    }
}
