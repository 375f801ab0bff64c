package budgettrail.query.journal;

import budgettrail.log.Recorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes facts into one generation, in the caller's transaction. Facts that the generation already
 * holds are passed over, a gap is an error: every fact is posted exactly once, whoever brings it.
 */
public final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final Connection connection;
    private final int generation;

    private Journal(Connection connection, int generation) {
        this.connection = connection;
        this.generation = generation;
    }

    /**
     * Writes the facts, given in the order of the log, into the live generation. It is held, so
     * that a rebuild cannot make another one live in between.
     */
    public static void follow(Connection connection, List<Recorded> facts) throws SQLException {
        write(connection, Standing.ofLive(connection, Batch.named(facts)), facts);
    }

    /** The same into one of the generations. */
    public static void write(Connection connection, int generation, List<Recorded> facts)
            throws SQLException {
        write(connection, Standing.of(connection, generation, Batch.named(facts)), facts);
    }

    private static void write(Connection connection, Standing standing, List<Recorded> facts)
            throws SQLException {
        var held = standing.position();
        var news = facts.stream().filter(fact -> fact.position() > held).toList();
        if (news.isEmpty()) {
            return;
        }
        var expected = held;
        for (var fact : news) {
            if (fact.position() != ++expected) {
                throw new IllegalStateException(
                        "Position " + expected + " was missed; got " + fact.position());
            }
        }
        var journal = new Journal(connection, standing.generation());
        if (journal.refused(standing, news) != null) {
            journal.oneByOne(news);
        }
    }

    private void oneByOne(List<Recorded> facts) throws SQLException {
        for (var fact : facts) {
            var one = List.of(fact);
            var obstacle = refused(standing(one), one);
            if (obstacle != null) {
                LOG.error("Fact {} of {} is parked: {}", fact.position(), fact.stream(), obstacle);
                park(fact, obstacle.name());
            }
        }
    }

    private Standing standing(List<Recorded> facts) throws SQLException {
        return Standing.of(connection, generation, Batch.named(facts));
    }

    private void park(Recorded fact, String reason) throws SQLException {
        var book = LineBook.open(connection, standing(List.of(fact)));
        var to = Destination.followed(connection, generation);
        Batch.parking(book, fact, reason).writeAll(to);
        Generations.movePosition(to, fact.position());
        to.send();
    }

    /** Writes all of them or none, and moves the position; what is refused, and by what. */
    private @Nullable Obstacle refused(Standing standing, List<Recorded> facts)
            throws SQLException {
        var to = Destination.followed(connection, generation);
        to.together().add("SAVEPOINT facts");
        try {
            var book = LineBook.open(connection, standing);
            Batch.of(book, facts).writeAll(to);
            to.together().add("RELEASE SAVEPOINT facts");
            Generations.movePosition(to, facts.getLast().position());
            to.send();
            return null;
        } catch (ArithmeticException _) {
            undo(to);
            return Obstacle.OUT_OF_RANGE;
        } catch (Contradiction _) {
            undo(to);
            return Obstacle.CONTRADICTION;
        } catch (SQLException e) {
            var obstacle = Obstacle.of(e);
            if (obstacle == null) {
                throw e; // Not about the facts: the processor tries again.
            }
            undo(to);
            return obstacle;
        }
    }

    private void undo(Destination written) throws SQLException {
        if (written.together().sent()) {
            var together = new Together(connection);
            together.add("ROLLBACK TO SAVEPOINT facts");
            together.add("RELEASE SAVEPOINT facts");
            together.send();
        }
    }
}
