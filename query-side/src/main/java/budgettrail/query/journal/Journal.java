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

    private Journal() {}

    /** Writes the facts, given in the order of the log. */
    public static void write(Connection connection, int generation, List<Recorded> facts)
            throws SQLException {
        var held = Generations.lockPosition(connection, generation);
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
        if (refused(connection, generation, news) != null) {
            oneByOne(connection, generation, news);
        }
        Generations.movePosition(connection, generation, expected);
    }

    private static void oneByOne(Connection connection, int generation, List<Recorded> facts)
            throws SQLException {
        for (var fact : facts) {
            var obstacle = refused(connection, generation, List.of(fact));
            if (obstacle != null) {
                LOG.error("Fact {} of {} is parked: {}", fact.position(), fact.stream(), obstacle);
                Batch.park(connection, generation, fact, obstacle.name());
            }
        }
    }

    private static @Nullable Obstacle refused(
            Connection connection, int generation, List<Recorded> facts) throws SQLException {
        var before = connection.setSavepoint();
        try {
            Batch.write(connection, generation, facts);
            connection.releaseSavepoint(before);
            return null;
        } catch (ArithmeticException _) {
            connection.rollback(before);
            return Obstacle.OUT_OF_RANGE;
        } catch (Contradiction _) {
            connection.rollback(before);
            return Obstacle.CONTRADICTION;
        } catch (SQLException e) {
            var obstacle = Obstacle.of(e);
            if (obstacle == null) {
                throw e; // Not about the facts: the processor tries again.
            }
            connection.rollback(before);
            return obstacle;
        }
    }
}
