package budgettrail.query.index;

import budgettrail.query.index.TextTest.Somewhere;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * Texts in order. Each is written as what it has in common with the one before, and the rest:
 * numbers that follow each other take a few bytes each, and are looked through as fast.
 */
final class Dictionary {
    private static final int SEVEN_BITS = 0x7F;
    private static final int MORE = 0x80;

    private final byte[] bytes;

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

    /** For each of the tests the numbers of the texts that pass it, counted from 1. */
    List<BitSet> passing(List<TextTest> tests) {
        var looks = tests.stream().map(Look::new).toList();
        var reading = new Reading();
        for (var number = 1; reading.next(); number++) {
            for (var look : looks) {
                look.at(reading, number);
            }
        }
        return looks.stream().map(look -> look.passing).toList();
    }

    /** Looks at one text after the other, at each only as far as it differs from the one before. */
    private static final class Look {
        private final TextTest test;
        private final BitSet passing = new BitSet();
        private int end = -1;

        Look(TextTest test) {
            this.test = test;
        }

        void at(Reading reading, int number) {
            if (test instanceof Somewhere somewhere
                    ? contains(somewhere, reading)
                    : whole(reading)) {
                passing.set(number);
            }
        }

        private boolean whole(Reading reading) {
            return test.on(reading.text, reading.length);
        }

        private boolean contains(Somewhere somewhere, Reading reading) {
            if (end < 0 || end > reading.shared) {
                var from = Math.max(0, reading.shared - somewhere.bytes().length + 1);
                end = somewhere.endFrom(reading.text, from, reading.length);
            }
            return end >= 0;
        }
    }

    /** One text after the other. */
    private final class Reading {
        private byte[] text = new byte[256];
        private int length;
        private int shared;
        private int at;

        boolean next() {
            if (at == bytes.length) {
                return false;
            }
            shared = read();
            var more = read();
            length = shared + more;
            if (text.length < length) {
                text = Arrays.copyOf(text, 2 * length);
            }
            System.arraycopy(bytes, at, text, shared, more);
            at += more;
            return true;
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
