package budgettrail.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One kept HTTP/1.1 connection that costs next to nothing: what the client computes is taken away
 * from what it measures. Not for general use: it knows the answers of the servers measured here.
 */
final class Wire implements AutoCloseable {
    private static final int BUFFER = 16_384;

    private final int port;
    private Socket socket;
    private InputStream in;
    private final StringBuilder line = new StringBuilder(128);
    private byte[] body = {};

    Wire(int port) throws IOException {
        this.port = port;
        this.socket = connected(port);
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    private static Socket connected(int port) throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        return socket;
    }

    /** Sends a whole request and reads the whole answer. Returns its status. */
    int exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        var status = Integer.parseInt(line().substring(9, 12));
        var length = -1;
        var last = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            last |= header.regionMatches(true, 0, "Connection: close", 0, 17);
        }
        body = length >= 0 ? exactly(length) : chunks();
        if (last) {
            socket.close();
            socket = connected(port);
            in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        }
        return status;
    }

    /** The body of the last answer. */
    String body() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private byte[] chunks() throws IOException {
        var whole = new byte[] {};
        while (true) {
            var chunk = exactly(Integer.parseInt(line(), 16));
            line();
            if (chunk.length == 0) {
                return whole;
            }
            whole = joined(whole, chunk);
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        if (one.length == 0) {
            return other;
        }
        var both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The answer ended early");
        }
        return bytes;
    }

    private String line() throws IOException {
        line.setLength(0);
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
