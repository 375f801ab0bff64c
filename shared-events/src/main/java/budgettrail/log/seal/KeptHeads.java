package budgettrail.log.seal;

import budgettrail.seal.VerifierKey;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The heads that stay: each is a row of the table, and then stands in the witness for good. They
 * are few, for every verification checks each of them. Whoever calls holds the lock of the seal.
 */
final class KeptHeads {
    /** Between two of them; and at most so many facts. */
    private static final Duration APART = Duration.ofMinutes(1);

    private final SealFolder folder;
    private final int mostFacts;
    private volatile @Nullable Head last;

    KeptHeads(SealFolder folder, int mostFacts) {
        this.folder = folder;
        this.mostFacts = mostFacts;
    }

    /** The newest one that this process knows to be in both; null if it knows of none. */
    @Nullable Head last() {
        return last;
    }

    /**
     * The newest one, in both: a crash may have kept it from the witness.
     *
     * @throws SealBroken if it is not signed by the key
     */
    Optional<Head> newest(Connection connection, VerifierKey key) throws SQLException, IOException {
        var newest = SealSql.newest(connection);
        if (newest.isPresent() && !newest.get().equals(last)) {
            bring(newest.get(), key);
        }
        return newest;
    }

    private void bring(Head head, VerifierKey key) throws IOException {
        if (!key.signed(head.note())) {
            throw new SealBroken(
                    "its newest head is not signed by the key in %s"
                            .formatted(folder.path().toAbsolutePath()));
        }
        if (folder.newestKept().map(Head::size).orElse(0L) < head.size()) {
            folder.keep(head);
        }
        last = head;
    }

    /** Whether a head that was signed is to stay, whoever asks for it. */
    boolean isDue(Head head, Optional<Head> newest, Instant now) {
        if (newest.isEmpty()) {
            return true;
        }
        var before = newest.get().checkpoint();
        var time = before.time();
        return head.size() > before.size()
                && (head.size() - before.size() >= mostFacts
                        || time == null
                        || now.isBefore(time) // The clock was put back.
                        || now.isAfter(time.plus(APART)));
    }

    /** It is in both when this returns. */
    void keep(Connection connection, Head head) throws SQLException, IOException {
        SealSql.insert(connection, head);
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
        folder.keep(head);
        last = head;
    }
}
