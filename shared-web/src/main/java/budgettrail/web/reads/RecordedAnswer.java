package budgettrail.web.reads;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An answer of which nothing goes out before it is written down: its beginning is held until it is
 * whole or longer than that. Then it is given, or another one in its place. Not for several
 * threads.
 */
final class RecordedAnswer extends HttpServletResponseWrapper {
    private static final int HELD = 32 * 1024;

    private final HttpServletResponse answer;
    private final Gate gate;
    private final Out out = new Out();
    private ByteArrayOutputStream held = new ByteArrayOutputStream();
    private State state = State.HELD;
    private @Nullable PrintWriter writer;

    private enum State {
        HELD,
        GIVEN,
        REFUSED
    }

    /** Lets an answer out or not. */
    interface Gate {
        /** Writes it down; whether it may be given. */
        boolean opens(int status);

        /** Answers in the place of what may not be given. */
        void refuse() throws IOException;
    }

    /** What was to be given was not written down. */
    private static final class NotGiven extends IOException {
        private static final long serialVersionUID = 1L;

        NotGiven() {
            super("The answer was not written down, and is not given");
        }
    }

    RecordedAnswer(HttpServletResponse answer, Gate gate) {
        super(answer);
        this.answer = answer;
        this.gate = gate;
    }

    /** All of it was said. */
    void end() throws IOException {
        if (state == State.HELD) {
            flushWriter();
        }
        if (state == State.HELD) {
            release(getStatus());
        }
    }

    /** What fails outside is answered there. */
    void fail(int status) {
        if (state == State.HELD) {
            state = State.GIVEN;
            gate.opens(status); // That answer has no content to keep back.
        }
    }

    private void release(int status) throws IOException {
        if (decide(status)) {
            held.writeTo(answer.getOutputStream());
        }
        held = new ByteArrayOutputStream(0);
    }

    private boolean decide(int status) throws IOException {
        if (gate.opens(status)) {
            state = State.GIVEN;
            return true;
        }
        state = State.REFUSED;
        if (!answer.isCommitted()) {
            answer.reset();
        }
        gate.refuse();
        return false;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return out;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            var named = answer.getCharacterEncoding();
            var charset = named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
            writer = new PrintWriter(new OutputStreamWriter(out, charset));
        }
        return writer;
    }

    private void flushWriter() {
        if (writer != null) {
            writer.flush();
        }
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        if (state == State.GIVEN || state == State.HELD && decide(status)) {
            answer.sendError(status, message);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (state == State.GIVEN || state == State.HELD && decide(status)) {
            answer.sendError(status);
        }
    }

    @Override
    public void sendRedirect(String location, int status, boolean clear) throws IOException {
        if (state == State.GIVEN || state == State.HELD && decide(status)) {
            answer.sendRedirect(location, status, clear);
        }
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        sendRedirect(location, HttpServletResponse.SC_FOUND, true);
    }

    @Override
    public boolean isCommitted() {
        return state == State.REFUSED || answer.isCommitted();
    }

    @Override
    public void flushBuffer() throws IOException {
        flushWriter();
        out.flush();
    }

    @Override
    public void reset() {
        resetBuffer();
        answer.reset();
    }

    @Override
    public void resetBuffer() {
        held.reset();
        writer = null;
        answer.resetBuffer();
    }

    private final class Out extends ServletOutputStream {
        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (state == State.HELD && held.size() + length > HELD) {
                release(getStatus());
            }
            switch (state) {
                case HELD -> held.write(bytes, from, length);
                case GIVEN -> answer.getOutputStream().write(bytes, from, length);
                case REFUSED -> throw new NotGiven();
            }
        }

        /** What is held stays so. */
        @Override
        public void flush() throws IOException {
            if (state == State.GIVEN) {
                answer.getOutputStream().flush();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("Answers that are written down are not asynchronous");
        }
    }
}
