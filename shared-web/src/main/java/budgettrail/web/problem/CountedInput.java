package budgettrail.web.problem;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A body that ends with {@link BodyTooLarge} once more was read than allowed. */
final class CountedInput extends ServletInputStream {
    private final ServletInputStream body;
    private final long allowed;
    private long left;

    CountedInput(ServletInputStream body, long allowed) {
        this.body = body;
        this.allowed = allowed;
        this.left = allowed;
    }

    @Override
    public int read() throws IOException {
        var next = body.read();
        if (next >= 0) {
            count(1);
        }
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var read = body.read(target, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private void count(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw new BodyTooLarge(allowed);
        }
    }
}
