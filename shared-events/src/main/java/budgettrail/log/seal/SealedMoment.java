package budgettrail.log.seal;

import budgettrail.seal.FileStatement;
import budgettrail.seal.Hash;
import budgettrail.seal.MissingNode;
import budgettrail.seal.SignedNote;
import budgettrail.seal.VerifierKey;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The log under one signed head, row after row: never more than a row of it is in memory. Holds a
 * connection and a transaction until closed. Not for several threads.
 */
public final class SealedMoment implements AutoCloseable {
    /** So much is asked for at once: who stops in between leaves no more than this unread. */
    private static final int AT_ONCE = 5_000;

    private static final String HEADS = "SELECT note FROM seal.head WHERE size <= ? ORDER BY size";

    private final Connection connection;
    private final SealFolder folder;
    private final Head head;

    SealedMoment(Connection connection, SealFolder folder, Head head) {
        this.connection = connection;
        this.folder = folder;
        this.head = head;
    }

    /** Is told one thing after the other. */
    @FunctionalInterface
    public interface Taker<T> {
        void take(T one) throws IOException;
    }

    /** Is told of every fact. */
    @FunctionalInterface
    public interface LeafTaker {
        /**
         * @param leaf exactly the bytes that were hashed, see docs/export.md
         */
        void take(String stream, byte[] leaf) throws IOException;
    }

    /** The newest one. */
    public Head head() {
        return head;
    }

    /** None if the folder of the seal is not on this machine. */
    public Optional<VerifierKey> key() throws IOException {
        return folder.verifierKey();
    }

    /** Whether the key of the log is on this machine, and can be used. */
    public boolean canSign() {
        try {
            return folder.key().isPresent();
        } catch (IOException unusable) {
            return false;
        }
    }

    /** Signs with the key of the log; none if it is not on this machine. */
    public Optional<SignedNote> sign(FileStatement statement) throws IOException {
        return folder.key().map(key -> key.sign(statement.text()));
    }

    /** Every head up to this one, smallest first, whole as it is kept. */
    public void heads(Taker<String> taker) throws IOException {
        try (var statement = connection.prepareStatement(HEADS)) {
            statement.setFetchSize(AT_ONCE);
            statement.setLong(1, head.size());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    taker.take(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IOException("The heads could not be read", e);
        }
    }

    /** Every fact under the head, in the order of positions, as it is stored now. */
    public void leaves(LeafTaker taker) throws IOException {
        try {
            for (var from = 1L; from <= head.size(); from += AT_ONCE) {
                var most = Math.min(AT_ONCE, head.size() - from + 1);
                try (var leaves = Leaves.from(connection, from, most)) {
                    for (var leaf = leaves.next(); leaf != null; leaf = leaves.next()) {
                        if (leaf.position() < from + most) { // Behind a hole it is not its turn.
                            taker.take(leaf.stream(), leaf.bytes());
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new IOException("The log could not be read", e);
        }
    }

    /**
     * The hash of every position, as it was sealed.
     *
     * @throws MissingNode if hashes of the seal are lost
     */
    public void hashes(Taker<Hash> taker) throws IOException {
        var parts = new Parts(connection);
        for (var index = 0L; index < head.size(); index++) {
            taker.take(parts.at(0, index));
        }
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException("The connection could not be given back", e);
        }
    }
}
