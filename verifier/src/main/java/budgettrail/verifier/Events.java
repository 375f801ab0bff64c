package budgettrail.verifier;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The facts of an export one after the other, as bytes: never more than one is in memory. */
final class Events implements AutoCloseable {
    /** Longer than any fact can be. */
    static final int LONGEST = 1 << 20;

    private final DataInputStream in;

    Events(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** The next one; null after the last. */
    byte @Nullable [] next() throws IOException, Malformed {
        var first = in.read();
        if (first < 0) {
            return null;
        }
        try {
            var length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
            if (length <= 0 || length > LONGEST) {
                throw new Malformed("a fact of " + Integer.toUnsignedString(length) + " bytes");
            }
            var leaf = new byte[length];
            in.readFully(leaf);
            return leaf;
        } catch (EOFException e) {
            throw new Malformed("the last fact is cut off");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
