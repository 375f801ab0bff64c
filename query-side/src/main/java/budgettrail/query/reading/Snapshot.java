package budgettrail.query.reading;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The views as of a day, as known at a position: one unchanging state of the database.
 *
 * @param head the last position that the views hold
 * @param position the last position that counts, at most the head
 * @param today the day on which it is read
 */
public record Snapshot(
        JdbcClient database,
        int generation,
        long head,
        long position,
        LocalDate asOf,
        LocalDate today) {
    /**
     * The planner is not told which generation it is: its statistics may know nothing yet of one
     * just made by a rebuild, and it would expect no rows at all.
     */
    private static final String UNTOLD = "(SELECT cast(:generation AS smallint))";

    /** Whether facts are left out because they were not yet known. */
    public boolean past() {
        return position < head;
    }

    public Snapshot asOf(LocalDate day) {
        return new Snapshot(database, generation, head, position, day, today);
    }

    /** As it was known at an earlier position. */
    public Snapshot knownAt(long earlier) {
        return new Snapshot(database, generation, head, Math.min(position, earlier), asOf, today);
    }

    /** As everything known says. */
    public Snapshot knownNow() {
        return new Snapshot(database, generation, head, head, asOf, today);
    }

    /** A query that may name {@code :generation}, {@code :position} and {@code :asOf}. */
    public StatementSpec sql(String sql) {
        return database.sql(sql.replace(":generation", UNTOLD))
                .param("generation", generation)
                .param("position", position)
                .param("asOf", asOf);
    }
}
