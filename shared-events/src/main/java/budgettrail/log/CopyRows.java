package budgettrail.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows as binary COPY takes them. Long fields may be left open, to be written once they are known.
 */
final class CopyRows {
    private static final long POSTGRES_EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final int NULL = -1;
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private byte[] bytes;
    private int size;
    private int[] open;
    private int opened;

    /**
     * With room for rows of so many bytes and so many open fields; it grows where they need more.
     */
    CopyRows(int rows, int bytesEach, int openEach) {
        bytes = new byte[rows * bytesEach];
        open = new int[rows * openEach];
    }

    private static VarHandle view(Class<?> words) {
        return MethodHandles.byteArrayViewVarHandle(words, ByteOrder.BIG_ENDIAN);
    }

    /** Begins a row of so many fields. */
    void row(int fields) {
        room(Short.BYTES);
        SHORT.set(bytes, size, (short) fields);
        size += Short.BYTES;
    }

    void text(@Nullable String value) {
        if (value == null) {
            integer(NULL);
        } else {
            bytes(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    void bytes(byte[] value) {
        integer(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    void int8(long value) {
        integer(Long.BYTES);
        room(Long.BYTES);
        LONG.set(bytes, size, value);
        size += Long.BYTES;
    }

    /** A field for {@link #fill}. */
    void later() {
        int8(0);
        if (opened == open.length) {
            open = Arrays.copyOf(open, 2 * opened + 1);
        }
        open[opened++] = size - Long.BYTES;
    }

    void int4(int value) {
        integer(Integer.BYTES);
        integer(value);
    }

    void int2(int value) {
        integer(Short.BYTES);
        row(value);
    }

    void bool(boolean value) {
        integer(1);
        room(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    void date(LocalDate day) {
        int4(Math.toIntExact(day.toEpochDay() - POSTGRES_EPOCH_DAY));
    }

    /** How many fields were left open. */
    int opened() {
        return opened;
    }

    /** Writes the field left open as the one of this number, counted from 0. */
    void fill(int number, long value) {
        LONG.set(bytes, open[number], value);
    }

    byte[] array() {
        return bytes;
    }

    int size() {
        return size;
    }

    private void integer(int value) {
        room(Integer.BYTES);
        INT.set(bytes, size, value);
        size += Integer.BYTES;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
