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

    private static final int BUFFER = 16_384;

    private final ServerSocket door;
    private final int port;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger toLose = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean held;
    private volatile boolean refusing;

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

    /** The next answers to COMMIT are lost, each with its connection; the commits are not. */
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

    /** Nobody new is let in, until told otherwise. */
    void refuse(boolean everybody) {
        refusing = everybody;
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
            if (refusing) {
                return;
            }
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var back = Thread.ofVirtual().start(() -> pump(server, client, true));
            pump(client, server, false);
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

    private void pump(Socket from, Socket to, boolean answers) {
        var buffer = new byte[BUFFER];
        try {
            for (var count = from.getInputStream().read(buffer);
                    count >= 0;
                    count = from.getInputStream().read(buffer)) {
                if (answers
                        && committed(buffer, count)
                        && toLose.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
                    lost.incrementAndGet();
                    break;
                }
                if (!answers && !delay.isZero()) {
                    Patience.pause(delay);
                }
                awaitRelease();
                to.getOutputStream().write(buffer, 0, count);
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

    private static boolean committed(byte[] buffer, int count) {
        for (var start = 0; start + COMMITTED.length <= count; start++) {
            var index = 0;
            while (index < COMMITTED.length && buffer[start + index] == COMMITTED[index]) {
                index++;
            }
            if (index == COMMITTED.length) {
                return true;
            }
        }
        return false;
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
