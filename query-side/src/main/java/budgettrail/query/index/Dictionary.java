package budgettrail.query.index;

import budgettrail.query.index.TextTest.Somewhere;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

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
        var looks = tests.stream().map(Look::of).toArray(Look[]::new);
        var reading = new Reading(bytes);
        var number = 1;
        for (; reading.next(); number++) {
            for (var look : looks) {
                look.at(reading, number);
            }
        }
        for (var look : looks) {
            look.end(number);
        }
        return Stream.of(looks).map(look -> look.passing).toList();
    }

    /** Looks at one text after the other. Those that pass often stand side by side. */
    private abstract static class Look {
        private final BitSet passing = new BitSet();
        private int since;

        static Look of(TextTest test) {
            return test instanceof Somewhere somewhere ? new Within(somewhere) : new Alone(test);
        }

        abstract boolean passes(Reading reading);

        final void at(Reading reading, int number) {
            if (passes(reading)) {
                since = since == 0 ? number : since;
            } else if (since > 0) {
                end(number);
            }
        }

        final void end(int number) {
            if (since > 0) {
                passing.set(since, number);
                since = 0;
            }
        }
    }

    /** At each text whole. */
    private static final class Alone extends Look {
        private final TextTest test;

        Alone(TextTest test) {
            this.test = test;
        }

        @Override
        boolean passes(Reading reading) {
            return test.on(reading.text, reading.length);
        }
    }

    /** At each only as far as it differs from the one before. */
    private static final class Within extends Look {
        private final Somewhere test;
        private final int before;
        private int end = -1;

        Within(Somewhere test) {
            this.test = test;
            this.before = test.bytes().length - 1;
        }

        @Override
        boolean passes(Reading reading) {
            if (end < 0 || end > reading.shared) {
                var from = reading.shared > before ? reading.shared - before : 0;
                end = test.endFrom(reading.text, from, reading.length);
            }
            return end >= 0;
        }
    }

    /** One text after the other. */
    private static final class Reading {
        private final byte[] bytes;
        private byte[] text = new byte[256];
        private int length;
        private int shared;
        private int at;

        Reading(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean next() {
            if (at == bytes.length) {
                return false;
            }
            shared = read();
            length = shared + read();
            if (text.length < length) {
                text = Arrays.copyOf(text, 2 * length);
            }
            for (var to = shared; to < length; to++) { // A few bytes at most times.
                text[to] = bytes[at++];
            }
            return true;
        }

        private int read() {
            var part = bytes[at++];
            return part >= 0 ? part : read(part);
        }

        private int read(byte first) {
            var number = first & SEVEN_BITS;
            for (var shift = 7; ; shift += 7) {
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
