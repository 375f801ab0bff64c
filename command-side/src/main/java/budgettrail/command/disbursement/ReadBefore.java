package budgettrail.command.disbursement;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body was read already, and is read again; a failure fails again. */
final class ReadBefore extends HttpServletRequestWrapper {
    private final ServletInputStream body;

    ReadBefore(HttpServletRequest request, byte[] body) {
        this(request, new ByteArrayInputStream(body));
    }

    /** The body did not come to its end. */
    ReadBefore(HttpServletRequest request, IOException brokenOff) {
        this(
                request,
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw brokenOff;
                    }
                });
    }

    private ReadBefore(HttpServletRequest request, InputStream body) {
        super(request);
        this.body = new Body(body);
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    private static final class Body extends ServletInputStream {
        private final InputStream bytes;
        private boolean finished;

        Body(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            var next = bytes.read();
            finished |= next < 0;
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var read = bytes.read(target, offset, length);
            finished |= read < 0;
            return read;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("Nobody reads bodies piece by piece");
        }
    }
}
