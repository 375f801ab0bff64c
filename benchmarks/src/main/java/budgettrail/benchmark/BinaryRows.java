package budgettrail.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows in the binary form of COPY, gathered and then written at once. */
final class BinaryRows {
    private static final byte[] BEGIN = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final Instant FIRST_MOMENT = Instant.parse("2000-01-01T00:00:00Z");
    private static final int PIECE = 1 << 16;

    private final String table;
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 20).put(BEGIN);

    BinaryRows(String table) {
        this.table = table;
    }

    BinaryRows row(int fields) {
        room(Short.BYTES).putShort((short) fields);
        return this;
    }

    BinaryRows bigint(long value) {
        field(Long.BYTES).putLong(value);
        return this;
    }

    BinaryRows integer(int value) {
        field(Integer.BYTES).putInt(value);
        return this;
    }

    BinaryRows smallint(int value) {
        field(Short.BYTES).putShort((short) value);
        return this;
    }

    BinaryRows flag(boolean value) {
        field(Byte.BYTES).put((byte) (value ? 1 : 0));
        return this;
    }

    BinaryRows day(LocalDate value) {
        return integer((int) ChronoUnit.DAYS.between(FIRST_DAY, value));
    }

    BinaryRows moment(Instant value) {
        return bigint(ChronoUnit.MICROS.between(FIRST_MOMENT, value));
    }

    BinaryRows text(@Nullable String value) {
        if (value == null) {
            room(Integer.BYTES).putInt(-1);
            return this;
        }
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    BinaryRows bytes(byte[] value) {
        field(value.length).put(value);
        return this;
    }

    private ByteBuffer field(int length) {
        return room(Integer.BYTES + length).putInt(length);
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes + Short.BYTES) {
            var larger = Arrays.copyOf(buffer.array(), 2 * buffer.capacity() + bytes);
            buffer = ByteBuffer.wrap(larger).position(buffer.position());
        }
        return buffer;
    }

    /** Writes them, after which there are none. */
    void copy(Connection connection) throws SQLException {
        buffer.putShort((short) -1);
        var copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
        for (var from = 0; from < buffer.position(); from += PIECE) {
            copy.writeToCopy(buffer.array(), from, Math.min(PIECE, buffer.position() - from));
        }
        copy.endCopy();
        buffer.clear().put(BEGIN);
    }
}
