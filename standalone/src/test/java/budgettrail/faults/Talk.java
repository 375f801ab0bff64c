package budgettrail.faults;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What one connection is about: whether it is the log's, and whether it has just called append. */
final class Talk {
    private static final byte[] OF_LOG = "budget-trail-log".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] APPEND = "log.append(".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LONGEST_NAME = 12;

    volatile boolean ofLog;
    volatile boolean appends;

    /**
     * How the prepared call is named on this connection, between zeros; empty: not prepared yet.
     */
    private byte[] name = {};

    void asks(byte[] buffer, int count) {
        if (!ofLog) {
            ofLog = holds(buffer, count, OF_LOG);
            return;
        }
        var call = find(buffer, count, APPEND);
        if (call >= 0) {
            name = name(buffer, call);
        }
        appends = call >= 0 || name.length > 0 && holds(buffer, count, name);
    }

    /** A named statement is prepared as P, length, name, zero, text. */
    private static byte[] name(byte[] buffer, int call) {
        var text = call;
        while (text > 0 && buffer[text - 1] != 0) {
            text--;
        }
        var start = text - 1;
        while (start > 0 && text - start <= LONGEST_NAME && buffer[start - 1] != 0) {
            start--;
        }
        var named = start < text - 1 && buffer[start] == 'S';
        return named
                ? ("\0" + new String(buffer, start, text - start, StandardCharsets.ISO_8859_1))
                        .getBytes(StandardCharsets.ISO_8859_1)
                : new byte[0];
    }

    static boolean holds(byte[] buffer, int count, byte[] wanted) {
        return find(buffer, count, wanted) >= 0;
    }

    private static int find(byte[] buffer, int count, byte[] wanted) {
        for (var start = 0; start + wanted.length <= count; start++) {
            if (Arrays.equals(buffer, start, start + wanted.length, wanted, 0, wanted.length)) {
                return start;
            }
        }
        return -1;
    }
}
