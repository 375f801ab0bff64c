package budgettrail.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where an answer of HTTP/1.1 ends. Not for general use, like {@link Wire}. */
final class Answer {
    private static final byte[] END_OF_HEAD = ascii("\r\n\r\n");
    private static final byte[] LENGTH = ascii("\r\ncontent-length:");
    private static final byte[] LAST = ascii("\r\nconnection: close");
    private static final byte[] LAST_CHUNK = ascii("\r\n0\r\n\r\n");
    private static final byte[] ONLY_CHUNK = ascii("\r\n\r\n0\r\n\r\n");

    private Answer() {}

    /** Whether these bytes are one whole answer. */
    static boolean isWhole(byte[] bytes, int length) {
        var head = find(bytes, length, END_OF_HEAD);
        if (head < 0) {
            return false;
        }
        var given = find(bytes, head, LENGTH);
        return given < 0
                ? endsWith(bytes, length, LAST_CHUNK) || endsWith(bytes, length, ONLY_CHUNK)
                : length >= head + END_OF_HEAD.length + number(bytes, given + LENGTH.length);
    }

    /** Whether the server closes the connection after it. */
    static boolean isLast(byte[] bytes, int length) {
        return find(bytes, find(bytes, length, END_OF_HEAD), LAST) >= 0;
    }

    private static boolean endsWith(byte[] bytes, int length, byte[] end) {
        return length >= end.length
                && Arrays.equals(bytes, length - end.length, length, end, 0, end.length);
    }

    private static int number(byte[] bytes, int from) {
        var number = 0;
        for (var index = from; bytes[index] != '\r'; index++) {
            number = bytes[index] == ' ' ? number : number * 10 + bytes[index] - '0';
        }
        return number;
    }

    private static int find(byte[] bytes, int length, byte[] wanted) {
        for (var from = 0; from <= length - wanted.length; from++) {
            var index = 0;
            while (index < wanted.length && lower(bytes[from + index]) == wanted[index]) {
                index++;
            }
            if (index == wanted.length) {
                return from;
            }
        }
        return -1;
    }

    private static int lower(byte one) {
        return one >= 'A' && one <= 'Z' ? one + ('a' - 'A') : one;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
