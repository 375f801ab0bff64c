package budgettrail.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the system can say to a process; Java itself knows only two of these words. */
enum Signal {
    /** Dies at once, whatever it is doing. */
    KILL,
    /** To PostgreSQL: stops without a checkpoint, as after a crash. */
    QUIT,
    /** Stands still, keeping everything it holds. */
    STOP,
    /** Goes on. */
    CONT;

    void to(ProcessHandle process) {
        try {
            var pid = Long.toString(process.pid());
            new ProcessBuilder("kill", "-" + name(), pid)
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A dead one may stay listed until somebody asks for its fate; it works nowhere. */
    static boolean worksIn(ProcessHandle process, Path folder) {
        try {
            var works = Files.readSymbolicLink(Path.of("/proc", process.pid() + "/cwd"));
            return works.equals(folder);
        } catch (IOException dead) {
            return false;
        }
    }
}
