package budgettrail.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the application and PostgreSQL, and can be a bad network or a slow disk. */
final class DatabaseProxy implements AutoCloseable {
    /** PostgreSQL's word that a transaction is committed, as it comes over the wire. */
    private static final byte[] COMMITTED =
            "C\0\0\0\u000bCOMMIT\0".getBytes(StandardCharsets.ISO_8859_1);

    /** The same where one call appends and commits by itself. */
    private static final byte[] CALLED = "SELECT 1\0".getBytes(StandardCharsets.ISO_8859_1);

    private static final int BUFFER = 16_384;

    private final ServerSocket door;
    private final int port;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger toLose = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean held;

    /**
     * @param port of the PostgreSQL behind
     */
    DatabaseProxy(int port) {
        this.port = port;
        try {
            door = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::receive);
    }

    int port() {
        return door.getLocalPort();
    }

    /**
     * The answers to the log's next commits are lost, each with its connection; the commits are
     * not.
     */
    void loseCommitAnswers(int count) {
        toLose.set(count);
    }

    /** How many were lost so far. */
    int lost() {
        return lost.get();
    }

    /** Whatever is said to PostgreSQL arrives so much later. */
    void delay(Duration time) {
        delay = time;
    }

    /** Nothing gets through in either direction, and nobody is told; until {@link #release}. */
    void hold() {
        held = true;
    }

    synchronized void release() {
        held = false;
        notifyAll();
    }

    /** Ends every connection in the middle of whatever it carries. */
    void cutAll() {
        open.forEach(DatabaseProxy::end);
    }

    private void receive() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        open.add(client);
        try (client;
                var server = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var talk = new Talk();
            var back = Thread.ofVirtual().start(() -> answers(server, client, talk));
            questions(client, server, talk);
            back.join();
            open.remove(server);
        } catch (IOException nobodyThere) {
            // The client sees its connection end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private void questions(Socket client, Socket server, Talk talk) {
        pump(
                client,
                server,
                (buffer, count) -> {
                    talk.asks(buffer, count);
                    if (!delay.isZero()) {
                        Patience.pause(delay);
                    }
                    return true;
                });
    }

    private void answers(Socket server, Socket client, Talk talk) {
        pump(server, client, (buffer, count) -> !isToLose(buffer, count, talk));
    }

    private boolean isToLose(byte[] buffer, int count, Talk talk) {
        var commits =
                talk.ofLog && Talk.holds(buffer, count, COMMITTED)
                        || talk.appends && Talk.holds(buffer, count, CALLED);
        if (toLose.get() == 0 || !commits) {
            return false;
        }
        if (toLose.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            return false;
        }
        lost.incrementAndGet();
        return true;
    }

    private interface Passage {
        boolean isFree(byte[] buffer, int count);
    }

    private void pump(Socket from, Socket to, Passage passage) {
        var buffer = new byte[BUFFER];
        try {
            var count = from.getInputStream().read(buffer);
            while (count >= 0 && passage.isFree(buffer, count)) {
                awaitRelease();
                to.getOutputStream().write(buffer, 0, count);
                count = from.getInputStream().read(buffer);
            }
        } catch (IOException cut) {
            // Both ends are told below.
        } finally {
            end(from);
            end(to);
        }
    }

    private synchronized void awaitRelease() {
        try {
            while (held) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Closeable connection) {
        try {
            connection.close();
        } catch (IOException alreadyEnded) {
            // As wanted.
        }
    }

    @Override
    public void close() {
        end(door);
        release();
        cutAll();
    }
}
