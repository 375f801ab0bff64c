package budgettrail.standalone;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes of PostgreSQL on one data folder, found from outside: those that a killed JVM left
 * behind, too. A process counts only if it really is a PostgreSQL on this folder, for numbers of
 * processes are used again.
 */
final class Postmaster {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final String PROGRAM = "postgres";
    private static final int PROCESS_AT = 0;
    private static final int PORT_AT = 3;
    private static final Duration TO_STOP = Duration.ofSeconds(30);
    private static final Duration TO_DIE = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Path data;

    Postmaster(Path data) {
        this.data = data.toAbsolutePath().normalize();
    }

    boolean isRunning() {
        return named().filter(this::isOurs).isPresent();
    }

    /**
     * Ends every process on the folder: first as an administrator would (connections are closed,
     * what is committed stays), by force if that takes too long.
     */
    void end() throws IOException {
        var running = running();
        if (!running.isEmpty()) {
            LOG.info("Ending the PostgreSQL that an earlier run left behind: {}", pids(running));
            named().filter(this::isOurs).ifPresent(Postmaster::stopFast);
            if (!areGone(TO_STOP)) {
                LOG.warn("PostgreSQL does not end by itself: killing {}", pids(running()));
                running().forEach(ProcessHandle::destroyForcibly);
                if (!areGone(TO_DIE)) {
                    throw new IOException("PostgreSQL does not end: " + pids(running()));
                }
            }
        }
        // Nobody is left whom it could name; its number may be another program's by now.
        Files.deleteIfExists(pidFile());
    }

    /** Where the one that is running is reached, as soon as it says so. */
    OptionalInt port() {
        var port = isRunning() ? number(PORT_AT) : OptionalLong.empty();
        return port.isPresent() ? OptionalInt.of((int) port.getAsLong()) : OptionalInt.empty();
    }

    /** The process that the folder's pid file names, alive or not ours. */
    private Optional<ProcessHandle> named() {
        var number = number(PROCESS_AT);
        return number.isPresent() ? ProcessHandle.of(number.getAsLong()) : Optional.empty();
    }

    /** A line of the pid file. */
    private OptionalLong number(int line) {
        try (var lines = Files.lines(pidFile())) {
            return lines.skip(line)
                    .limit(1)
                    .map(String::strip)
                    .filter(text -> text.matches("[1-9][0-9]{0,9}"))
                    .mapToLong(Long::parseLong)
                    .findFirst();
        } catch (IOException | UncheckedIOException none) {
            return OptionalLong.empty();
        }
    }

    /** The postmaster and its helpers; those may outlive it for a moment. */
    private List<ProcessHandle> running() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    private boolean isOurs(ProcessHandle process) {
        var proc = Path.of("/proc", String.valueOf(process.pid()));
        return Files.isDirectory(proc) ? isOursByProc(proc) : isOursByCommand(process);
    }

    /** Every process of PostgreSQL works inside its data folder. */
    private boolean isOursByProc(Path proc) {
        try {
            var program = String.valueOf(Files.readSymbolicLink(proc.resolve("exe")).getFileName());
            var folder = Files.readSymbolicLink(proc.resolve("cwd"));
            // A program whose file was replaced since reads "postgres (deleted)".
            return program.startsWith(PROGRAM) && folder.equals(data.toRealPath());
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    private boolean isOursByCommand(ProcessHandle process) {
        var info = process.info();
        var command = info.command().map(Path::of).map(Path::getFileName).map(Path::toString);
        return command.filter(name -> name.startsWith(PROGRAM)).isPresent()
                && named().filter(process::equals).isPresent();
    }

    /**
     * SIGINT is PostgreSQL's word for it; Java itself can only say SIGTERM, which waits for
     * clients.
     */
    private static void stopFast(ProcessHandle postmaster) {
        try {
            var kill = new ProcessBuilder("kill", "-INT", String.valueOf(postmaster.pid()));
            if (kill.inheritIO().start().waitFor() == 0) {
                return;
            }
        } catch (IOException noSuchProgram) {
            LOG.debug("No kill here", noSuchProgram);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        postmaster.destroy();
    }

    /**
     * Looks itself, now and then: Java tells of the end of its own children only, and takes those
     * that nobody has buried for alive.
     */
    private boolean areGone(Duration patience) throws IOException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!running().isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("Interrupted while PostgreSQL ends");
            }
        }
        return true;
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    private static List<Long> pids(List<ProcessHandle> processes) {
        return processes.stream().map(ProcessHandle::pid).toList();
    }
}
