package budgettrail.query.journal;

import budgettrail.event.line.LineId;
import budgettrail.log.Recorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Fills an empty generation that nobody reads, in several parts at once: each has the streams of
 * its own, so that what a fact depends on is known in one part. Facts that contradict each other
 * are not sorted out here: a {@link Contradiction} says that they must be posted one after the
 * other, by {@link Journal}.
 */
public final class Filling {
    private final DataSource database;
    private final int generation;
    private final long job;
    private final List<Part> parts;

    /** Filling for the rebuild that has claimed the generation. */
    public Filling(DataSource database, int generation, long job, int parts) {
        this.database = database;
        this.generation = generation;
        this.job = job;
        var numbers = new LineNumbers(database);
        this.parts = IntStream.range(0, parts).mapToObj(_ -> new Part(numbers)).toList();
    }

    public List<Part> parts() {
        return parts;
    }

    /** Which part a stream belongs to. */
    public int part(String stream) {
        return Math.floorMod(stream.hashCode(), parts.size());
    }

    /** The lines and the position reached, once every part has written its rest. */
    public void finish(long position) throws SQLException {
        var lines = new HashMap<LineId, LineBook.Line>();
        for (var part : parts) {
            for (var line :
                    part.book.lines()) { // Elsewhere it is but the other line of a virement.
                lines.merge(line.id, line, (one, other) -> one.changed ? one : other);
            }
        }
        inTransaction(
                to -> {
                    LineRows.write(to, lines.values());
                    Generations.movePosition(to, position);
                });
    }

    /** What one worker posts. Not for several threads at once. */
    public final class Part {
        private final LineBook book;
        private final Batch batch;

        private Part(LineNumbers numbers) {
            this.book = LineBook.empty(numbers::of);
            this.batch = new Batch(book);
        }

        /** Gathers a fact, the next one of its stream. */
        public void add(Recorded fact) {
            try {
                batch.add(fact);
            } catch (ArithmeticException e) {
                throw new Contradiction(e);
            }
        }

        /** Writes what was gathered. */
        public void write() throws SQLException {
            inTransaction(batch::writeFacts);
        }

        /** Writes all that is left to be written. */
        public void writeRest() throws SQLException {
            inTransaction(batch::writeRest);
        }
    }

    private interface Work {
        void on(Destination to) throws SQLException;
    }

    private void inTransaction(Work work) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Generations.holdClaim(connection, generation, job);
                var to = Destination.unread(connection, generation);
                work.on(to);
                to.send();
                connection.commit();
            } catch (SQLException e) {
                rollback(connection, e);
                if (Obstacle.of(e) != null) {
                    throw new Contradiction(e);
                }
                throw e;
            } catch (ArithmeticException e) {
                rollback(connection, e);
                throw new Contradiction(e);
            } catch (RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
        }
    }

    private static void rollback(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
