package budgettrail.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The wire to a database, which a test can cut and mend, or let fall silent. */
public final class Cable implements AutoCloseable {
    private final DatabaseAccess whole;
    private final URI far;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final AtomicInteger silences = new AtomicInteger();
    private volatile ServerSocket near;

    private Cable(DatabaseAccess whole) {
        this.whole = whole;
        this.far = URI.create(whole.url().substring("jdbc:".length()));
        this.near = open(0);
    }

    public static Cable to(DatabaseAccess database) {
        return new Cable(database);
    }

    /** The same database, through the wire. */
    public DatabaseAccess access() {
        return new DatabaseAccess(
                "jdbc:postgresql://127.0.0.1:" + near.getLocalPort() + far.getPath(),
                whole.ownerUser(),
                whole.ownerPassword(),
                whole.applicationUser(),
                whole.applicationPassword());
    }

    /** Every connection breaks, and no new one comes about. */
    public void cut() {
        close(near);
        ends.forEach(Cable::close);
        ends.clear();
    }

    /** New connections come about again. */
    public void mend() {
        near = open(near.getLocalPort());
    }

    /** Nothing is heard any more on the connections that there are, and nobody is told. */
    public void fallSilent() {
        silences.incrementAndGet();
    }

    private ServerSocket open(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Thread.ofVirtual().start(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket door) {
        try {
            while (!door.isClosed()) {
                var one = door.accept();
                var other = new Socket(far.getHost(), far.getPort());
                one.setTcpNoDelay(true); // Else an answer waits 40 ms for its last part.
                other.setTcpNoDelay(true);
                ends.add(one);
                ends.add(other);
                Thread.ofVirtual().start(() -> carry(one, other));
                var since = silences.get();
                Thread.ofVirtual().start(() -> carryUntilSilent(other, one, since));
            }
        } catch (IOException cut) {
            close(door);
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            close(to);
        }
    }

    private void carryUntilSilent(Socket from, Socket to, int since) {
        var buffer = new byte[16_384];
        try (from;
                to) {
            for (int count; (count = from.getInputStream().read(buffer)) >= 0; ) {
                if (silences.get() == since) {
                    to.getOutputStream().write(buffer, 0, count);
                }
            }
        } catch (IOException cut) {
            close(to);
        }
    }

    private static void close(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception alreadyBroken) {
            // A broken end is what was wanted.
        }
    }

    @Override
    public void close() {
        cut();
    }
}
