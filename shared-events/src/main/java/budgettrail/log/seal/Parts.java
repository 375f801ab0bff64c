package budgettrail.log.seal;

import budgettrail.seal.Hash;
import budgettrail.seal.Hasher;
import budgettrail.seal.MissingNode;
import budgettrail.seal.Nodes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hashes of the tree as they are stored, tile by tile; the tiles looked at last are kept. */
final class Parts implements Nodes {
    /** Two to the power of so many leaves, or hashes of a level, make one of the next. */
    static final int HEIGHT = 8;

    static final int TILE = 1 << HEIGHT;
    private static final int KEPT = 64;

    private static final String OF_TILE =
            "SELECT start, hashes FROM seal.part WHERE level = ? AND tile = ? ORDER BY start";

    private final Connection connection;
    private final Hasher hasher = new Hasher();
    private final Map<Address, List<@Nullable Hash>> tiles =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<Address, List<@Nullable Hash>> eldest) {
                    return size() > KEPT;
                }
            };

    private record Address(int level, long tile) {}

    Parts(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Hash at(int level, long index) {
        var below = level % HEIGHT;
        var hashes = new ArrayList<Hash>();
        for (var each = index << below; each < index + 1 << below; each++) {
            var hash = stored(level / HEIGHT, each);
            if (hash == null) {
                throw new MissingNode(level, index);
            }
            hashes.add(hash);
        }
        while (hashes.size() > 1) {
            for (var pair = 0; pair < hashes.size() / 2; pair++) {
                hashes.set(pair, hasher.node(hashes.get(2 * pair), hashes.get(2 * pair + 1)));
            }
            hashes.subList(hashes.size() / 2, hashes.size()).clear();
        }
        return hashes.getFirst();
    }

    /** One hash of a level of tiles; null if it is not there. */
    @Nullable Hash stored(int level, long index) {
        try {
            var address = new Address(level, index >> HEIGHT);
            var tile = tiles.get(address);
            if (tile == null) {
                tile = tile(address);
                tiles.put(address, tile);
            }
            var place = (int) (index & (TILE - 1));
            return place < tile.size() ? tile.get(place) : null;
        } catch (SQLException e) {
            throw new IllegalStateException("The seal could not be read", e);
        }
    }

    private List<@Nullable Hash> tile(Address address) throws SQLException {
        var hashes = new ArrayList<@Nullable Hash>();
        try (var statement = connection.prepareStatement(OF_TILE)) {
            statement.setInt(1, address.level());
            statement.setLong(2, address.tile());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    place(hashes, rows.getInt(1), rows.getBytes(2));
                }
            }
        }
        return hashes;
    }

    private static void place(List<@Nullable Hash> hashes, int start, byte[] bytes) {
        while (hashes.size() < start) {
            hashes.add(null);
        }
        for (var at = 0; start >= 0 && at + Hash.BYTES <= bytes.length; at += Hash.BYTES) {
            var place = start + at / Hash.BYTES;
            var hash = Hash.of(bytes, at, at + Hash.BYTES);
            if (place < hashes.size()) {
                hashes.set(place, hash);
            } else {
                hashes.add(hash);
            }
        }
    }
}
