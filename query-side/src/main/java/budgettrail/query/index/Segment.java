package budgettrail.query.index;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@value #SIZE} facts next to each other, field by field; or as much of them as a question needs.
 */
final class Segment {
    /** How many facts it holds. */
    static final int SIZE = 8_192;

    /** In the place of an amount where there is none. */
    private static final long NO_AMOUNT = Long.MIN_VALUE;

    private static final int FITS_A_BYTE = 255;
    private static final int BYTE = 0xFF;

    final int number;
    final Map<Field, Dictionary> dictionaries = new EnumMap<>(Field.class);
    final Map<Field, byte[]> codes = new EnumMap<>(Field.class);
    byte[] amounts = {};
    byte[] days = {};
    byte[] imported = {};

    Segment(int number) {
        this.number = number;
    }

    /** Of all its facts. */
    static Segment of(int number, List<FactEntry> entries) {
        var segment = new Segment(number);
        var amounts = ByteBuffer.allocate(SIZE * Long.BYTES);
        var days = ByteBuffer.allocate(SIZE * Integer.BYTES);
        var imported = new BitSet(SIZE);
        for (var at = 0; at < SIZE; at++) {
            var entry = entries.get(at);
            amounts.putLong(entry.amount() == null ? NO_AMOUNT : entry.amount().fen());
            days.putInt(entry.day());
            imported.set(at, entry.imported());
        }
        segment.amounts = amounts.array();
        segment.days = days.array();
        segment.imported = imported.toByteArray();
        for (var field : Field.values()) {
            segment.add(field, entries);
        }
        return segment;
    }

    private void add(Field field, List<FactEntry> entries) {
        var places = new TreeMap<byte[], @Nullable Integer>(Arrays::compareUnsigned);
        for (var entry : entries) {
            var text = entry.texts().get(field);
            if (text != null) {
                places.put(text, 0);
            }
        }
        if (places.isEmpty()) {
            return;
        }
        var code = 0;
        for (var place : places.entrySet()) {
            place.setValue(++code);
        }
        dictionaries.put(field, Dictionary.of(places.keySet()));
        codes.put(field, codes(field, entries, places));
    }

    private static byte[] codes(
            Field field, List<FactEntry> entries, Map<byte[], @Nullable Integer> places) {
        var wide = places.size() > FITS_A_BYTE;
        var codes = ByteBuffer.allocate(wide ? SIZE * Short.BYTES : SIZE);
        for (var entry : entries) {
            var text = entry.texts().get(field);
            int code = text == null ? 0 : Objects.requireNonNull(places.get(text));
            if (wide) {
                codes.putShort((short) code);
            } else {
                codes.put((byte) code);
            }
        }
        return codes.array();
    }

    static long firstOf(int number) {
        return (long) number * SIZE + 1;
    }

    long first() {
        return firstOf(number);
    }

    /** Which of these facts, counted from 0, have one of these texts in a field. */
    BitSet having(Field field, BitSet texts, BitSet among) {
        var of = codes.get(field);
        if (of == null) {
            return new BitSet(SIZE);
        }
        var wanted = new boolean[of.length > SIZE ? SIZE + 1 : FITS_A_BYTE + 1];
        texts.stream().forEach(code -> wanted[code] = true);
        var words = among.toLongArray();
        for (var word = 0; word < words.length; word++) {
            words[word] &= having(of, wanted, word * Long.SIZE, words[word]);
        }
        return BitSet.valueOf(words);
    }

    /** Of {@value Long#SIZE} facts from one on, a bit each. */
    private static long having(byte[] codes, boolean[] wanted, int first, long among) {
        var wide = codes.length > SIZE;
        var found = 0L;
        for (var left = among; left != 0; left &= left - 1) {
            var bit = Long.numberOfTrailingZeros(left);
            var at = first + bit;
            var code =
                    wide
                            ? (codes[2 * at] & BYTE) << Byte.SIZE | codes[2 * at + 1] & BYTE
                            : codes[at] & BYTE;
            if (wanted[code]) {
                found |= 1L << bit;
            }
        }
        return found;
    }

    BitSet amountWithin(long least, long most) {
        var rows = new BitSet(SIZE);
        var all = ByteBuffer.wrap(amounts);
        for (var at = 0; at < SIZE; at++) {
            var amount = all.getLong(at * Long.BYTES);
            if (amount != NO_AMOUNT && amount >= least && amount <= most) {
                rows.set(at);
            }
        }
        return rows;
    }

    BitSet dayWithin(int first, int last) {
        var rows = new BitSet(SIZE);
        var all = ByteBuffer.wrap(days);
        for (var at = 0; at < SIZE; at++) {
            var day = all.getInt(at * Integer.BYTES);
            if (day >= first && day <= last) {
                rows.set(at);
            }
        }
        return rows;
    }

    BitSet imported() {
        return BitSet.valueOf(imported);
    }

    /** Those at positions between these. */
    BitSet within(long firstPosition, long lastPosition) {
        var rows = new BitSet(SIZE);
        var from = Math.clamp(firstPosition - first(), 0, SIZE);
        var to = Math.clamp(lastPosition - first() + 1, from, SIZE);
        rows.set(from, to);
        return rows;
    }
}
