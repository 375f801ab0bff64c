package budgettrail.command.importing.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A part of a workbook that stops inflating when it, or all parts together, grow too large. */
final class CountedPart extends FilterInputStream {
    private static final long HARMLESS = 1024 * 1024;

    private final long stored;
    private final long before;
    private long read;
    private boolean tagged;
    private boolean tooLarge;
    private long sinceTag;

    /**
     * @param stored the bytes it has in the file
     * @param before the bytes of the parts inflated before it
     */
    CountedPart(InputStream in, long stored, long before) {
        super(in);
        this.stored = Math.max(1, stored);
        this.before = before;
    }

    /** The bytes of this part and of those before it. */
    long total() {
        return before + read;
    }

    /** Whether text without end between two tags is refused from here on, as in markup. */
    void expectTags(boolean tagged) {
        this.tagged = tagged;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var count = super.read(buffer, offset, length);
        if (count > 0) {
            read += count;
            for (var i = offset; tagged && i < offset + count; i++) {
                sinceTag = buffer[i] == '<' ? 0 : sinceTag + 1;
                refuseIf(sinceTag > Limits.BYTES_BETWEEN_TAGS);
            }
            refuseIf(total() > Limits.INFLATED_BYTES);
            refuseIf(read > HARMLESS && read / stored > Limits.INFLATION);
        }
        return count;
    }

    /** Ends the inflating if so. */
    void refuseIf(boolean tooLarge) throws IOException {
        if (tooLarge) {
            this.tooLarge = true;
            throw new IOException("Too large");
        }
    }

    /** It, or all parts together, grew too large. */
    boolean tooLarge() {
        return tooLarge;
    }
}
