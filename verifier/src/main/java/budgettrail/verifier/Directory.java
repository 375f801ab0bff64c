package budgettrail.verifier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Looks at the end of a ZIP before anything reads its directory into memory: how many entries there
 * are said to be, and how long the directory is.
 */
final class Directory {
    private static final int END = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int LOCATOR = 20;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int END_64 = 56;
    private static final int END_64_SIGNATURE = 0x06064b50;
    private static final int MOST_BYTES = 16_384;
    private static final int TWO_BYTES = 0xffff;
    private static final long FOUR_BYTES = 0xffffffffL;

    private Directory() {}

    /**
     * Refuses what is no plain ZIP of few entries. A comment behind the end is refused too: with
     * one, two readers may find two ends. So is a larger end that says other than the small one,
     * where the small one does not leave it to it.
     */
    static void check(FileChannel file, int mostEntries) throws IOException, Unusable {
        var size = file.size();
        var end = read(file, size - END, END);
        if (end.getInt(0) != END_SIGNATURE || end.getShort(20) != 0) {
            throw new Unusable(Words.NO_ZIP);
        }
        long entries = end.getShort(10) & TWO_BYTES;
        long length = Integer.toUnsignedLong(end.getInt(12));
        var locator = size - END - LOCATOR;
        if (locator >= 0 && read(file, locator, LOCATOR).getInt(0) == LOCATOR_SIGNATURE) {
            var large = read(file, read(file, locator, LOCATOR).getLong(8), END_64);
            if (large.getInt(0) != END_64_SIGNATURE) {
                throw new Unusable(Words.NO_ZIP);
            }
            entries = larger(entries, large.getLong(32), TWO_BYTES);
            length = larger(length, large.getLong(40), FOUR_BYTES);
            larger(Integer.toUnsignedLong(end.getInt(16)), large.getLong(48), FOUR_BYTES);
        }
        if (entries < 0 || entries > mostEntries || length < 0 || length > MOST_BYTES) {
            throw new Unusable(Words.TOO_MANY_ENTRIES, mostEntries);
        }
    }

    private static long larger(long small, long large, long left) throws Unusable {
        if (small != large && small != left) {
            throw new Unusable(Words.NO_ZIP);
        }
        return large;
    }

    private static ByteBuffer read(FileChannel file, long from, int length)
            throws IOException, Unusable {
        var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        if (from < 0 || from > file.size() - length) {
            throw new Unusable(Words.NO_ZIP);
        }
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {}
        if (bytes.hasRemaining()) {
            throw new Unusable(Words.NO_ZIP);
        }
        return bytes;
    }
}
