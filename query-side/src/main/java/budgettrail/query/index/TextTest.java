package budgettrail.query.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A question about a text, which is folded if the text is. */
public sealed interface TextTest {
    /** Whether so many bytes are such a text. */
    boolean on(byte[] text, int length);

    static TextTest whole(String text) {
        return new Whole(Folding.bytes(text));
    }

    /** An id of a request, whole. */
    static TextTest print(String text) {
        return new Whole(Print.of(text));
    }

    static TextTest beginning(String text) {
        return new Beginning(Folding.bytes(text));
    }

    static TextTest somewhere(String text) {
        return new Somewhere(Folding.bytes(text));
    }

    static TextTest among(Collection<String> texts) {
        return new Among(texts.stream().map(Folding::of).collect(Collectors.toSet()));
    }

    /** Of a text that is not folded. */
    static TextTest exactlyAmong(Collection<String> texts) {
        return new Among(Set.copyOf(texts));
    }

    static TextTest any(List<TextTest> tests) {
        return tests.size() == 1 ? tests.getFirst() : new Any(List.copyOf(tests));
    }

    /** The text is nothing but this. */
    record Whole(byte[] bytes) implements TextTest {
        @Override
        public boolean on(byte[] text, int length) {
            return Arrays.equals(text, 0, length, bytes, 0, bytes.length);
        }
    }

    record Beginning(byte[] bytes) implements TextTest {
        @Override
        public boolean on(byte[] text, int length) {
            return length >= bytes.length
                    && Arrays.mismatch(text, 0, bytes.length, bytes, 0, bytes.length) < 0;
        }
    }

    record Somewhere(byte[] bytes) implements TextTest {
        @Override
        public boolean on(byte[] text, int length) {
            return endFrom(text, 0, length) >= 0;
        }

        /** Where it ends for the first time in what begins there; less than 0: it is not there. */
        int endFrom(byte[] text, int from, int length) {
            if (bytes.length == 0) {
                return from;
            }
            var first = bytes[0];
            var last = length - bytes.length;
            for (var at = from; at <= last; at++) {
                if (text[at] == first && continuesAt(text, at)) {
                    return at + bytes.length;
                }
            }
            return -1;
        }

        private boolean continuesAt(byte[] text, int at) {
            for (var byteAt = 1; byteAt < bytes.length; byteAt++) {
                if (text[at + byteAt] != bytes[byteAt]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The text is one of these. */
    record Among(Set<String> texts) implements TextTest {
        @Override
        public boolean on(byte[] text, int length) {
            return texts.contains(new String(text, 0, length, StandardCharsets.UTF_8));
        }
    }

    /** At least one of them holds. */
    record Any(List<TextTest> tests) implements TextTest {
        @Override
        public boolean on(byte[] text, int length) {
            for (var test : tests) { // Asked of every text there is.
                if (test.on(text, length)) {
                    return true;
                }
            }
            return false;
        }
    }
}
