package budgettrail.log.seal;

import java.nio.file.Path;
import org.postgresql.ds.PGSimpleDataSource;

/** Verifies a log in a process of its own, and says what it found. */
final class VerifyOnce {
    private VerifyOnce() {}

    /** The address of the database, and the folder of the seal. */
    public static void main(String[] arguments) {
        var database = new PGSimpleDataSource();
        database.setUrl(arguments[0]);
        database.setUser("application");
        database.setPassword("application");
        try (var verifications =
                new Verifications(database, new SealFolder(Path.of(arguments[1])))) {
            var done = verifications.run("test", 0).orElseThrow();
            System.out.printf("%d faults up to %d%n", done.faults(), done.position());
        }
    }
}
