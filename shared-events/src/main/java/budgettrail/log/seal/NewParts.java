package budgettrail.log.seal;

import budgettrail.seal.Frontier;
import budgettrail.seal.Hash;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Hashes that came to be, on their way into the table. */
final class NewParts implements Frontier.Growth {
    private static final String INSERT =
            "INSERT INTO seal.part (level, tile, start, hashes) VALUES (?, ?, ?, ?)";

    private final TreeMap<Integer, Run> open = new TreeMap<>();
    private final List<Run> full = new ArrayList<>();

    /** Hashes of one tile, side by side. */
    private record Run(int level, long first, ByteArrayOutputStream hashes) {
        long next() {
            return first + hashes.size() / Hash.BYTES;
        }
    }

    @Override
    public void complete(int level, long index, Hash root) {
        if (level % Parts.HEIGHT == 0) {
            add(level / Parts.HEIGHT, index, root);
        }
    }

    private void add(int level, long index, Hash hash) {
        var run =
                open.computeIfAbsent(
                        level, _ -> new Run(level, index, new ByteArrayOutputStream()));
        run.hashes().writeBytes(hash.bytes());
        if (run.next() % Parts.TILE == 0) {
            full.add(run);
            open.remove(level);
        }
    }

    void insert(Connection connection) throws SQLException {
        full.addAll(open.values());
        try (var statement = connection.prepareStatement(INSERT)) {
            for (var run : full) {
                statement.setInt(1, run.level());
                statement.setLong(2, run.first() / Parts.TILE);
                statement.setInt(3, (int) (run.first() % Parts.TILE));
                statement.setBytes(4, run.hashes().toByteArray());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
