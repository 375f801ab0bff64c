package budgettrail.standalone;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that is being started: it is up, or dead, or will not let us in, whichever comes first.
 * One that recovers is waited for as long as it says so. The library itself would wait for a dead
 * one as long as for a slow one.
 */
final class Starting<T extends AutoCloseable> {
    private static final Logger LOG = LoggerFactory.getLogger(Starting.class);
    private static final long LOOK_EVERY_MS = 100;
    private static final long KNOCK_EVERY = TimeUnit.SECONDS.toNanos(1);
    private static final long TELL_EVERY = TimeUnit.SECONDS.toNanos(10);

    private static final Duration TO_GIVE_UP = Duration.ofSeconds(30);

    private static final String NOT_YET = "57P03"; // cannot_connect_now
    private static final String NOT_YOU = "28"; // invalid_authorization_specification

    private final Callable<T> server;
    private final Outside outside;
    private final Duration patience;
    private long knocked = System.nanoTime();
    private long heard = knocked;
    private long told = knocked;

    /** The server as it is seen from outside. */
    interface Outside {
        /** Whether its programs and files are there: until then only the disk says how long. */
        boolean isMade();

        boolean isDead();

        /** The code with which it turns away who knocks; empty if nobody answers. */
        String knock();
    }

    /**
     * @param server returns once it is up
     * @param patience with one that has its files and does not say that it recovers
     */
    Starting(Callable<T> server, Outside outside, Duration patience) {
        this.server = server;
        this.outside = outside;
        this.patience = patience;
    }

    /**
     * The server, once it is up.
     *
     * @throws IllegalStateException if it died, has nothing to say or does not let us in
     */
    T await() throws IOException {
        var starting = new FutureTask<>(server);
        var thread = Thread.ofPlatform().daemon().name("postgres-start").start(starting);
        try {
            while (true) {
                try {
                    return starting.get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    look();
                }
            }
        } catch (ExecutionException failed) {
            throw thrown(Objects.requireNonNull(failed.getCause()));
        } catch (RuntimeException vain) {
            giveUp(thread, starting);
            throw vain;
        } catch (InterruptedException e) {
            giveUp(thread, starting);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while PostgreSQL starts");
        }
    }

    /** The library holds a lock for the one that it starts: it would keep the next one away. */
    private static <T extends AutoCloseable> void giveUp(Thread thread, FutureTask<T> starting) {
        thread.interrupt();
        try {
            if (thread.join(TO_GIVE_UP) && starting.state() == Future.State.SUCCESS) {
                starting.resultNow().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("What was started in vain could not be closed", e);
        }
    }

    private void look() {
        if (outside.isDead()) {
            throw new IllegalStateException("It ended while it was starting");
        }
        var now = System.nanoTime();
        if (!outside.isMade()) {
            heard = now;
            return;
        }
        if (now - knocked < KNOCK_EVERY) {
            return;
        }
        knocked = now;
        var code = outside.knock();
        if (code.startsWith(NOT_YOU)) {
            throw new IllegalStateException("It does not let us in with the password that is kept");
        }
        if (code.equals(NOT_YET)) {
            heard = now;
            tell(now);
        } else if (now - heard > patience.toNanos()) {
            throw new IllegalStateException("It did not come up in " + patience.toSeconds() + " s");
        }
    }

    private void tell(long now) {
        if (now - told >= TELL_EVERY) {
            told = now;
            LOG.info("PostgreSQL is recovering, and waited for");
        }
    }

    private static IOException thrown(Throwable cause) {
        return switch (cause) {
            case RuntimeException bug -> throw bug;
            case IOException io -> io;
            default -> new IOException(cause);
        };
    }
}
