package budgettrail.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * A fact as its stored bytes say, column by column (docs/export.md).
 *
 * @param recordedAt microseconds since 2000-01-01
 */
record StoredFact(
        long position,
        String stream,
        long sequence,
        String type,
        int version,
        byte[] payload,
        byte[] metadata,
        LocalDate effective,
        long recordedAt,
        String actor,
        boolean imported) {
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
    private static final int MOST_DAYS = 3_000_000;

    static StoredFact of(byte[] leaf) throws Malformed {
        var in = ByteBuffer.wrap(leaf);
        var fact =
                new StoredFact(
                        field(in, Long.BYTES).getLong(),
                        text(in),
                        field(in, Long.BYTES).getLong(),
                        text(in),
                        field(in, Short.BYTES).getShort(),
                        bytes(in),
                        bytes(in),
                        day(field(in, Integer.BYTES).getInt()),
                        field(in, Long.BYTES).getLong(),
                        text(in),
                        truth(field(in, Byte.BYTES).get()));
        if (in.hasRemaining()) {
            throw new Malformed("its columns are shorter than its bytes");
        }
        return fact;
    }

    private static ByteBuffer field(ByteBuffer in, int length) throws Malformed {
        var field = field(in);
        if (field.remaining() != length) {
            throw new Malformed("a column has a wrong length");
        }
        return field;
    }

    private static ByteBuffer field(ByteBuffer in) throws Malformed {
        if (in.remaining() < Integer.BYTES) {
            throw new Malformed("a column is missing");
        }
        var length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new Malformed("a column has a wrong length");
        }
        var field = in.slice(in.position(), length);
        in.position(in.position() + length);
        return field;
    }

    private static byte[] bytes(ByteBuffer in) throws Malformed {
        var field = field(in);
        var bytes = new byte[field.remaining()];
        field.get(bytes);
        return bytes;
    }

    private static String text(ByteBuffer in) throws Malformed {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(field(in)).toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("a column is no UTF-8");
        }
    }

    private static LocalDate day(int days) throws Malformed {
        if (Math.abs((long) days) > MOST_DAYS) {
            throw new Malformed("its day is none");
        }
        return EPOCH.plusDays(days);
    }

    private static boolean truth(byte one) throws Malformed {
        if (one != 0 && one != 1) {
            throw new Malformed("a column is neither true nor false");
        }
        return one == 1;
    }

    /** The position that the bytes name, wrong or right, if there are so many. */
    static long positionOf(byte[] leaf) {
        return leaf.length < Integer.BYTES + Long.BYTES
                ? Report.NOWHERE
                : ByteBuffer.wrap(leaf).getLong(Integer.BYTES);
    }
}
