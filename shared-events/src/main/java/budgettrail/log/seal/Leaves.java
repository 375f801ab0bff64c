package budgettrail.log.seal;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Facts of the log on their way out, in the order of their positions. */
final class Leaves implements AutoCloseable {
    private static final String SELECT =
            """
            COPY (SELECT %s FROM log.event WHERE position >= '%d'::bigint ORDER BY position LIMIT %d)
            TO STDOUT (FORMAT binary)
            """;
    private static final int HEAD = 19;
    private static final int END = -1;

    private final CopyOut copy;
    private boolean begun;
    private ByteBuffer message = ByteBuffer.allocate(0);

    private Leaves(CopyOut copy) {
        this.copy = copy;
    }

    /** From a position on, so many at most. */
    static Leaves from(Connection connection, long position, long limit) throws SQLException {
        var sql = SELECT.formatted(String.join(", ", Leaf.COLUMNS), position, limit);
        return new Leaves(connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql));
    }

    /** The next one; null after the last. */
    @Nullable Leaf next() throws SQLException {
        while (!message.hasRemaining()) {
            var bytes = copy.readFromCopy();
            if (bytes == null) {
                return null;
            }
            message = ByteBuffer.wrap(bytes);
            if (!begun) {
                message.position(HEAD);
                begun = true;
            }
        }
        var fields = message.getShort();
        if (fields == END) {
            message.position(message.limit());
            return next();
        }
        if (fields != Leaf.COLUMNS.size()) {
            throw new SQLException("A row of " + fields + " fields");
        }
        return new Leaf(message);
    }

    /**
     * Reads what is left, which is no more than was asked for: that is sooner over than a cancel.
     */
    @Override
    public void close() throws SQLException {
        while (copy.isActive() && copy.readFromCopy() != null) {}
    }
}
