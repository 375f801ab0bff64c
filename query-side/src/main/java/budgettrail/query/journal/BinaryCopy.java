package budgettrail.query.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows in the binary form of PostgreSQL's COPY, the cheapest one for both sides. */
final class BinaryCopy {
    private static final byte[] BEGIN = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int NULL = -1;
    private static final short END = -1;
    private static final int FULL = 1 << 16;

    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(2 * FULL);

    private BinaryCopy(CopyIn copy) {
        this.copy = copy;
    }

    /**
     * Copies rows in; the generation stands before the other columns of each.
     *
     * @param into the table and its columns
     * @param types of the columns but the first
     */
    static void in(
            Connection connection,
            String into,
            int generation,
            List<ColumnType> types,
            List<List<@Nullable Object>> columns)
            throws SQLException {
        var copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + into + " FROM STDIN (FORMAT binary)");
        try {
            new BinaryCopy(copy).rows(generation, types, columns);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void rows(int generation, List<ColumnType> types, List<List<@Nullable Object>> columns)
            throws SQLException {
        buffer.put(BEGIN);
        var count = columns.getFirst().size();
        for (var row = 0; row < count; row++) {
            buffer.putShort((short) (types.size() + 1));
            put(ColumnType.SMALLINT, generation);
            for (var column = 0; column < types.size(); column++) {
                put(types.get(column), columns.get(column).get(row));
            }
            if (buffer.position() > FULL) {
                send();
            }
        }
        buffer.putShort(END);
        send();
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    private void put(ColumnType form, @Nullable Object value) {
        if (value == null) {
            room(Integer.BYTES).putInt(NULL);
            return;
        }
        switch (form) {
            case BIGINT -> number(Long.BYTES).putLong(((Number) value).longValue());
            case SMALLINT ->
                    number(Short.BYTES).putShort(ColumnType.small(((Number) value).longValue()));
            case DATE -> number(Integer.BYTES).putInt(ColumnType.days((LocalDate) value));
            case TIMESTAMPTZ ->
                    number(Long.BYTES).putLong(ColumnType.microseconds((Instant) value));
            case BOOLEAN -> number(Byte.BYTES).put((byte) ((Boolean) value ? 1 : 0));
            case TEXT -> text(value.toString());
        }
    }

    private ByteBuffer number(int bytes) {
        return room(Integer.BYTES + bytes).putInt(bytes);
    }

    private void text(String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes + FULL / 2) {
            var larger = Arrays.copyOf(buffer.array(), 2 * buffer.capacity() + bytes);
            buffer = ByteBuffer.wrap(larger).position(buffer.position());
        }
        return buffer;
    }
}
