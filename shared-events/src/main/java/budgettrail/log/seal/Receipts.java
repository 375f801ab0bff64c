package budgettrail.log.seal;

import budgettrail.seal.ConsistencyProof;
import budgettrail.seal.MissingNode;
import budgettrail.seal.Receipt;
import budgettrail.seal.Tree;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Proofs for whoever wants to keep them. */
public final class Receipts {
    private final DataSource database;
    private final Sealer sealer;

    Receipts(DataSource database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    /**
     * That the fact at a position is under a head that is kept; none if it is not sealed yet.
     *
     * @throws MissingNode if hashes of the seal are lost
     */
    public Optional<Receipt> of(long position) {
        var head = sealer.given(position);
        try (var connection = database.getConnection()) {
            return of(connection, head, position);
        } catch (SQLException e) {
            throw new IllegalStateException("The seal could not be read", e);
        }
    }

    private static Optional<Receipt> of(Connection connection, Optional<Head> given, long position)
            throws SQLException {
        var stored = SealSql.newest(connection);
        var head = given.or(() -> stored);
        if (position < 1 || head.isEmpty() || head.get().size() < position) {
            return Optional.empty();
        }
        var leaf = leaf(connection, position);
        if (leaf == null) {
            return Optional.empty();
        }
        var proof = new Tree(new Parts(connection)).inclusion(position - 1, head.get().size());
        return Optional.of(new Receipt(leaf, proof, head.get().note()));
    }

    /** The newest head as it is kept, whoever signed it; none if nothing is sealed yet. */
    public Optional<Head> newest() {
        try (var connection = database.getConnection()) {
            return SealSql.newest(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The seal could not be read", e);
        }
    }

    /**
     * That the log of one size begins with that of an earlier one; none if not so much is sealed.
     *
     * @param before at most the size
     * @throws MissingNode if hashes of the seal are lost
     */
    public Optional<ConsistencyProof> growth(long before, long size) {
        try (var connection = database.getConnection()) {
            return size <= SealSql.sealed(connection)
                    ? Optional.of(new Tree(new Parts(connection)).consistency(before, size))
                    : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("The seal could not be read", e);
        }
    }

    private static byte @Nullable [] leaf(Connection connection, long position)
            throws SQLException {
        try (var leaves = Leaves.from(connection, position, 1)) {
            var leaf = leaves.next();
            return leaf == null || leaf.position() != position ? null : leaf.bytes();
        }
    }
}
