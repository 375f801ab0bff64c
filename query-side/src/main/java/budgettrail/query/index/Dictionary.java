package budgettrail.query.index;

import budgettrail.query.index.TextTest.Somewhere;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;

/**
 * Texts in order. Each is written as what it has in common with the one before, and the rest:
 * numbers that follow each other take a few bytes each, and are looked through as fast.
 */
final class Dictionary {
    private static final int SEVEN_BITS = 0x7F;
    private static final int MORE = 0x80;

    private final byte[] bytes;
    private int at;

    Dictionary(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param texts in the order of their bytes, each once
     */
    static Dictionary of(Collection<byte[]> texts) {
        var out = new ByteArrayOutputStream();
        var before = new byte[0];
        for (var text : texts) {
            var different = Arrays.mismatch(before, text);
            var shared = different < 0 ? text.length : different;
            write(out, shared);
            write(out, text.length - shared);
            out.write(text, shared, text.length - shared);
            before = text;
        }
        return new Dictionary(out.toByteArray());
    }

    byte[] bytes() {
        return bytes;
    }

    /** The numbers of those that pass, counted from 1. */
    synchronized BitSet passing(TextTest test) {
        at = 0;
        return test instanceof Somewhere somewhere ? containing(somewhere) : each(test);
    }

    private BitSet each(TextTest test) {
        var passing = new BitSet();
        var text = new byte[256];
        for (var number = 1; at < bytes.length; number++) {
            var shared = read();
            var more = read();
            text = next(text, shared, more);
            if (test.on(text, shared + more)) {
                passing.set(number);
            }
        }
        return passing;
    }

    /** What a text has in common with the one before was looked through there. */
    private BitSet containing(Somewhere test) {
        var passing = new BitSet();
        var text = new byte[256];
        var end = -1;
        for (var number = 1; at < bytes.length; number++) {
            var shared = read();
            var more = read();
            text = next(text, shared, more);
            if (end < 0 || end > shared) {
                var from = Math.max(0, shared - test.bytes().length + 1);
                end = test.endFrom(text, from, shared + more);
            }
            if (end >= 0) {
                passing.set(number);
            }
        }
        return passing;
    }

    private byte[] next(byte[] text, int shared, int more) {
        var room = text.length >= shared + more ? text : Arrays.copyOf(text, 2 * (shared + more));
        System.arraycopy(bytes, at, room, shared, more);
        at += more;
        return room;
    }

    private int read() {
        var number = 0;
        for (var shift = 0; ; shift += 7) {
            var part = bytes[at++];
            number |= (part & SEVEN_BITS) << shift;
            if (part >= 0) {
                return number;
            }
        }
    }

    private static void write(ByteArrayOutputStream out, int number) {
        var rest = number;
        while (rest > SEVEN_BITS) {
            out.write(rest & SEVEN_BITS | MORE);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
