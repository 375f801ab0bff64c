package budgettrail.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/**
 * Clients that all live in one thread and send their next request when the last one is answered, as
 * those of pgbench do: so what the clients compute is small on both sides of a ratio.
 */
final class Loop {
    private static final int LARGEST = 1 << 18;

    private final int port;
    private final Request request;
    private final SplittableRandom random;
    private final Histogram latency = new Histogram(Load.LONGEST_NANOS, 3);
    private long failures;

    Loop(int port, Request request, long seed) {
        this.port = port;
        this.request = request;
        this.random = new SplittableRandom(seed);
    }

    Histogram latency() {
        return latency;
    }

    long failures() {
        return failures;
    }

    /** Lets so many clients send and wait until the moment has come and all are answered. */
    void run(int clients, long end) throws IOException {
        try (var selector = Selector.open()) {
            for (var client = 0; client < clients; client++) {
                new Client(selector).send();
            }
            var open = clients;
            while (open > 0) {
                selector.select();
                var ready = selector.selectedKeys().iterator();
                while (ready.hasNext()) {
                    if (ready.next().attachment() instanceof Client client && client.answered()) {
                        open -= goOn(client, end) ? 0 : 1;
                    }
                    ready.remove();
                }
            }
        }
    }

    private boolean goOn(Client client, long end) throws IOException {
        count(client);
        if (System.nanoTime() >= end) {
            client.channel.close();
            return false;
        }
        client.send();
        return true;
    }

    private void count(Client client) {
        if (client.status() / 100 == 2) {
            latency.recordValue(Math.min(Load.LONGEST_NANOS, System.nanoTime() - client.sentAt));
        } else if (failures++ == 0) {
            System.err.println("Answered " + client.text());
        }
    }

    /** One connection and the answer that is arriving on it. */
    private final class Client {
        private final Selector selector;
        private final byte[] bytes = new byte[LARGEST];
        private SocketChannel channel;
        private int length;
        private long sentAt;

        Client(Selector selector) throws IOException {
            this.selector = selector;
            this.channel = connected();
        }

        private SocketChannel connected() throws IOException {
            var connection = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
            connection.configureBlocking(false);
            connection.register(selector, SelectionKey.OP_READ, this);
            return connection;
        }

        void send() throws IOException {
            if (length > 0 && Answer.isLast(bytes, length)) {
                channel.close();
                channel = connected();
            }
            length = 0;
            var out = ByteBuffer.wrap(request.next(random));
            sentAt = System.nanoTime();
            while (out.hasRemaining()) {
                channel.write(out); // Requests fit into the socket's buffer.
            }
        }

        /** Reads what has come; true once it is a whole answer. */
        boolean answered() throws IOException {
            var read = channel.read(ByteBuffer.wrap(bytes, length, LARGEST - length));
            if (read < 0) {
                throw new EOFException("The connection was closed: " + text());
            }
            length += read;
            return Answer.isWhole(bytes, length);
        }

        int status() {
            return Integer.parseInt(new String(bytes, 9, 3, StandardCharsets.US_ASCII));
        }

        String text() {
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
    }
}
