package budgettrail.log.seal;

import budgettrail.log.job.Asked;
import budgettrail.log.job.Jobs;
import budgettrail.log.job.Progress;
import budgettrail.log.job.Progress.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told of verifications, to be read on every node. */
final class VerificationSql {
    /** Held by whoever verifies; a number that fits into an integer. */
    static final int LOCK = 4_210_013;

    private static final String WHOLE = "state = 'DONE' AND from_position = 1";

    /**
     * What comes first says most: it names what it found, found most, or did not come to its end.
     */
    private static final String TELLING =
            """
            WHERE (faults > 0 OR state = 'FAILED' OR %1$s)
              AND job >= coalesce((SELECT max(job) FROM seal.verification WHERE %1$s), 0)
            ORDER BY EXISTS (SELECT FROM seal.fault WHERE fault.job = verification.job) DESC, faults DESC,
              state = 'FAILED' DESC, job DESC
            """
                    .formatted(WHOLE);

    private static final Comparator<VerificationProgress> SAYS =
            Comparator.comparing((VerificationProgress it) -> !it.first().isEmpty())
                    .thenComparingLong(VerificationProgress::faults);

    private final JdbcClient database;
    private final Jobs jobs;

    VerificationSql(JdbcClient database) {
        this.database = database;
        this.jobs = Jobs.of(database, "seal.verification", LOCK);
    }

    /** The number of a new one. Whoever calls holds the lock, so earlier ones are over. */
    long begin(String by, long after, long goal) {
        jobs.endLost();
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

    /** Says how far it is, and hears what is asked. */
    Asked tell(long job, long position, long sealed, Faults faults) {
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
                .query((row, _) -> row.getBoolean(1) ? Asked.END : Asked.NOTHING)
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
                        SET faults = :faults, goal = CASE WHEN :state = 'DONE' THEN position ELSE goal END
                        WHERE job = :job
                        """)
                .param("job", job)
                .param("state", state.name())
                .param("faults", faults.count())
                .update();
        jobs.end(job, state);
    }

    /** Asks the running one to end; whether there is one. */
    boolean cancel(String by) {
        return jobs.cancel(by, last());
    }

    /** The running or else the last one; one that nobody works at any more has failed. */
    Optional<VerificationProgress> last() {
        return jobs.last(this::read);
    }

    private Optional<VerificationProgress> read() {
        return read("ORDER BY job DESC");
    }

    /**
     * The last one that saw the whole log; one since, if it found more, or failed where that one
     * found nothing.
     */
    Optional<VerificationProgress> telling() {
        var failed = last().filter(it -> it.state() == State.FAILED); // Perhaps with its node.
        return Stream.concat(failed.stream(), read(TELLING).stream()).max(SAYS);
    }

    /** The last one that came from the beginning to the end. */
    Optional<VerificationProgress> whole() {
        return read("WHERE " + WHOLE + " ORDER BY job DESC");
    }

    /** Whether anything was ever sealed. */
    boolean hasSeal() {
        return database.sql(
                        "SELECT EXISTS (SELECT FROM seal.head) OR EXISTS (SELECT FROM seal.part)")
                .query(Boolean.class)
                .single();
    }

    private Optional<VerificationProgress> read(String which) {
        return database.sql(
                        """
                        SELECT %s, from_position, sealed, faults FROM seal.verification %s LIMIT 1
                        """
                                .formatted(jobs.columns(), which))
                .query((row, _) -> progress(row))
                .optional();
    }

    private VerificationProgress progress(ResultSet row) throws SQLException {
        var after = row.getLong("from_position") - 1;
        return new VerificationProgress(
                Progress.of(row, after),
                after,
                row.getLong("sealed"),
                row.getLong("faults"),
                faults(row.getLong("job")));
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
}
