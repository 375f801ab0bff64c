package budgettrail.verifier;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** As many bytes as were announced: one more or one less is a broken file. */
final class Exactly extends FilterInputStream {
    private long left;

    Exactly(InputStream in, long announced) {
        super(in);
        this.left = announced;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] some, int from, int length) throws IOException {
        var read = in.read(some, from, length);
        if (read < 0 ? left > 0 : read > left) {
            throw new IOException("An entry is longer or shorter than it is said to be");
        }
        left -= Math.max(0, read);
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        throw new IOException("Nothing is skipped");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
