package budgettrail.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** What the fault tests of one run share, because it takes long to start: a PostgreSQL, a trial. */
final class Ground {
    private Ground() {}

    /** Made when the first asks for it. */
    private static final class Servers {
        static final Server SERVER = server();

        private Servers() {}
    }

    /** Made when the first asks for it. */
    private static final class Shared {
        static final Trial TRIAL = trial(seed());

        private Shared() {}
    }

    static Server sharedServer() {
        return Servers.SERVER;
    }

    /** Two nodes; whoever does harm to them mends it. */
    static Trial sharedTrial() {
        return Shared.TRIAL;
    }

    /** With nodes and a database of its own, for whoever works long. */
    static Trial trial(long seed) {
        return new Trial(Site.open(sharedServer()), seed);
    }

    /** Given, or the same every time. */
    static long seed() {
        return Long.getLong("budgettrail.seed", 20_220_101L);
    }

    /** Whether everything is to be proved, or a small part of it. */
    static boolean isProof() {
        return Boolean.getBoolean("budgettrail.proof");
    }

    /** A number that can be set. */
    static int number(String name, int ofVerify, int ofProof) {
        return Integer.getInteger("budgettrail." + name, isProof() ? ofProof : ofVerify);
    }

    private static Server server() {
        try {
            var folder = Files.createTempDirectory("budgettrail-faults");
            return Server.make(folder.resolve("postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
