package budgettrail.query.index;

import budgettrail.query.index.TextTest.Somewhere;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Texts in order. Each is written as what it has in common with the one before, and the rest:
 * numbers that follow each other take a few bytes each, and are looked through as fast.
 */
final class Dictionary {
    private static final int SEVEN_BITS = 0x7F;
    private static final int MORE = 0x80;

    private static final int LONGEST_NUMBER = 5;
    private static final byte[] NOTHING = {};

    private final byte[] bytes;
    private final int length;
    private final IntFunction<byte[]> rest;

    /** All of it. */
    Dictionary(byte[] bytes) {
        this(bytes, bytes.length, _ -> NOTHING);
    }

    /**
     * One that is longer than is held in memory at once.
     *
     * @param bytes the first of it
     * @param length of all
     * @param rest some more of it after so many bytes
     */
    Dictionary(byte[] bytes, int length, IntFunction<byte[]> rest) {
        this.bytes = bytes;
        this.length = length;
        this.rest = rest;
    }

    /**
     * @param texts in the order of their bytes, each once
     */
    static Dictionary of(Collection<byte[]> texts) {
        var out = ByteBuffer.allocate(size(texts));
        var before = NOTHING;
        for (var text : texts) {
            var shared = shared(before, text);
            write(out, shared);
            write(out, text.length - shared);
            out.put(text, shared, text.length - shared);
            before = text;
        }
        return new Dictionary(out.array());
    }

    /** Counted first: of long texts there may be as much as half the memory holds. */
    private static int size(Collection<byte[]> texts) {
        var size = 0;
        var before = NOTHING;
        for (var text : texts) {
            var shared = shared(before, text);
            var different = text.length - shared;
            size += length(shared) + length(different) + different;
            before = text;
        }
        return size;
    }

    private static int shared(byte[] before, byte[] text) {
        var different = Arrays.mismatch(before, text);
        return different < 0 ? text.length : different;
    }

    /** All of it, of one that was just made. */
    byte[] bytes() {
        return bytes;
    }

    /** For each of the tests the numbers of the texts that pass it, counted from 1. */
    List<BitSet> passing(List<TextTest> tests) {
        var looks = tests.stream().map(Look::of).toArray(Look[]::new);
        var reading = new Reading(this);
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
        private final Dictionary dictionary;
        private byte[] bytes;
        private int known;
        private byte[] text = new byte[256];
        private int length;
        private int shared;
        private int at;

        Reading(Dictionary dictionary) {
            this.dictionary = dictionary;
            this.bytes = dictionary.bytes;
            this.known = bytes.length;
        }

        boolean next() {
            if (bytes.length - at < 2 * LONGEST_NUMBER) {
                more(2 * LONGEST_NUMBER);
            }
            if (at == bytes.length) {
                return false;
            }
            shared = read();
            var different = read();
            if (bytes.length - at < different) {
                more(different);
            }
            length = shared + different;
            if (text.length < length) {
                text = Arrays.copyOf(text, 2 * length);
            }
            for (var to = shared; to < length; to++) { // A few bytes at most times.
                text[to] = bytes[at++];
            }
            return true;
        }

        /** So many bytes at least, if there are as many. */
        private void more(int needed) {
            while (bytes.length - at < needed && known < dictionary.length) {
                var next = dictionary.rest.apply(known);
                if (next.length == 0) {
                    throw new IllegalStateException(
                            "Texts end after " + known + " of " + dictionary.length + " bytes");
                }
                var joined = Arrays.copyOfRange(bytes, at, bytes.length + next.length);
                System.arraycopy(next, 0, joined, bytes.length - at, next.length);
                bytes = joined;
                at = 0;
                known += next.length;
            }
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

    private static void write(ByteBuffer out, int number) {
        var rest = number;
        while (rest > SEVEN_BITS) {
            out.put((byte) (rest & SEVEN_BITS | MORE));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    /** Of a number as it is written, in bytes. */
    private static int length(int number) {
        var length = 1;
        for (var rest = number >>> 7; rest > 0; rest >>>= 7) {
            length++;
        }
        return length;
    }
}
