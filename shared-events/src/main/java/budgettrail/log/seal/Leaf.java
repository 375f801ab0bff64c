package budgettrail.log.seal;

import budgettrail.seal.Hash;
import budgettrail.seal.Hasher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One fact as the bytes that are sealed: each column in turn, as four bytes of length and the value
 * as PostgreSQL sends it in binary. Numbers are big-endian, texts UTF-8, days count from
 * 2000-01-01, moments are microseconds from there.
 */
final class Leaf {
    /** All of a fact, in the order in which it is sealed. */
    static final List<String> COLUMNS =
            List.of(
                    "position",
                    "stream",
                    "sequence",
                    "type",
                    "version",
                    "payload",
                    "metadata",
                    "effective",
                    "recorded_at",
                    "actor",
                    "imported");

    private static final int POSITION = 0;
    private static final int STREAM = 1;
    private static final int SEQUENCE = 2;
    private static final int RECORDED_AT = 8;

    private final ByteBuffer row;
    private final int from;
    private final int[] fields = new int[COLUMNS.size()];
    private final int to;

    /** Begins where the buffer stands, which is moved behind it. */
    Leaf(ByteBuffer row) {
        this.row = row;
        this.from = row.position();
        for (var field = 0; field < fields.length; field++) {
            fields[field] = row.position();
            var length = row.getInt();
            row.position(row.position() + Math.max(0, length));
        }
        this.to = row.position();
    }

    long position() {
        return row.getLong(fields[POSITION] + Integer.BYTES);
    }

    String stream() {
        var at = fields[STREAM];
        return new String(
                row.array(),
                row.arrayOffset() + at + Integer.BYTES,
                Math.max(0, row.getInt(at)), // Whoever made it null changed its hash as well.
                StandardCharsets.UTF_8);
    }

    long sequence() {
        return row.getLong(fields[SEQUENCE] + Integer.BYTES);
    }

    /** Microseconds since 2000-01-01. */
    long recordedAt() {
        return row.getLong(fields[RECORDED_AT] + Integer.BYTES);
    }

    Hash hash(Hasher hasher) {
        return hasher.leaf(row.array(), row.arrayOffset() + from, to - from);
    }

    /** A copy. */
    byte[] bytes() {
        var bytes = new byte[to - from];
        row.get(from, bytes);
        return bytes;
    }
}
