package budgettrail.log.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;

/**
 * What the witness had seen at one moment, one head after the other as they were kept; what is no
 * head, such as a torn one, is passed over. Not for several threads.
 */
final class Witness implements AutoCloseable {
    private final Optional<Head> newest;
    private final Scanner kept;
    private @Nullable Head next;

    /**
     * @param newest kept or not
     * @param kept as a file
     * @param length of what is read of it: it may grow meanwhile
     */
    Witness(Optional<Head> newest, InputStream kept, long length) {
        this.newest = newest;
        this.kept =
                new Scanner(new Beginning(kept, length), StandardCharsets.UTF_8)
                        .useDelimiter(SealFolder.BETWEEN);
        advance();
    }

    /** The first bytes of a file. */
    private static final class Beginning extends InputStream {
        private final InputStream file;
        private long left;

        Beginning(InputStream file, long length) {
            this.file = file;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? file.read() : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            if (left <= 0) {
                return -1;
            }
            var bytes = file.read(into, from, (int) Math.min(most, left));
            left -= Math.max(0, bytes);
            return bytes;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** The largest that is signed, kept or not. */
    Optional<Head> newest() {
        return newest;
    }

    /** The one that {@link #take} takes; null after the last. */
    @Nullable Head next() {
        return next;
    }

    /** Goes on to the one behind. */
    Head take() {
        var taken = next;
        if (taken == null) {
            throw new IllegalStateException("There is none left");
        }
        advance();
        return taken;
    }

    private void advance() {
        next = null;
        while (next == null && kept.hasNext()) {
            next = SealFolder.head(kept.next()).orElse(null);
        }
        if (kept.ioException() != null) {
            throw new UncheckedIOException(kept.ioException());
        }
    }

    @Override
    public void close() {
        kept.close();
    }
}
