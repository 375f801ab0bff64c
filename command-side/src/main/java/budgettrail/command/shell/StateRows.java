package budgettrail.command.shell;

import budgettrail.command.line.LineState;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;

/** The rows of {@code command.line_state}. */
final class StateRows {
    private static final Logger LOG = LoggerFactory.getLogger(StateRows.class);

    /** Only a state whose last fact is in the log, where it says: a restored log may be shorter. */
    private static final String NEWEST =
            """
            SELECT kept.sequence, kept.position, kept.state, kept.hash
            FROM command.line_state AS kept
            JOIN log.event ON event.stream = kept.stream AND event.sequence = kept.sequence
                AND event.position = kept.position
            WHERE kept.stream = ? AND kept.version = ?
            """;

    /** Another node may put an older state over a newer one: it is as right, only older. */
    private static final String KEEP =
            """
            INSERT INTO command.line_state (stream, sequence, position, version, state, hash)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT ON CONSTRAINT line_state_stream DO UPDATE SET sequence = excluded.sequence,
                position = excluded.position, version = excluded.version, state = excluded.state, hash = excluded.hash
            """;

    private final JdbcClient database;

    StateRows(JdbcClient database) {
        this.database = database;
    }

    /** A line as its facts up to this one leave it. */
    record Kept(LineState state, long sequence, long position) {}

    /** The state kept of the line, if it may be believed. */
    Optional<Kept> find(String stream) {
        return database.sql(NEWEST)
                .param(stream)
                .param(StateJson.VERSION)
                .query((row, _) -> believed(stream, row))
                .optional()
                .flatMap(found -> found);
    }

    void keep(String stream, Kept kept) {
        var state = StateJson.write(kept.state());
        database.sql(KEEP)
                .param(stream)
                .param(kept.sequence())
                .param(kept.position())
                .param(StateJson.VERSION)
                .param(state)
                .param(hash(stream, kept.sequence(), kept.position(), state))
                .update();
    }

    private static Optional<Kept> believed(String stream, ResultSet row) throws SQLException {
        var sequence = row.getLong("sequence");
        var position = row.getLong("position");
        var state = row.getBytes("state");
        var hash = hash(stream, sequence, position, state);
        if (!MessageDigest.isEqual(hash, row.getBytes("hash"))) {
            LOG.error("The state kept of {} is damaged; it is made again from its facts", stream);
            return Optional.empty();
        }
        try {
            return Optional.of(new Kept(StateJson.read(state), sequence, position));
        } catch (JacksonException e) {
            LOG.error("The state kept of {} cannot be read; it is made again", stream, e);
            return Optional.empty();
        }
    }

    private static byte[] hash(String stream, long sequence, long position, byte[] state) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(stream.getBytes(StandardCharsets.UTF_8));
            digest.update(
                    ByteBuffer.allocate(2 * Long.BYTES + Short.BYTES)
                            .putLong(sequence)
                            .putLong(position)
                            .putShort(StateJson.VERSION)
                            .array());
            return digest.digest(state);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
