package budgettrail.log.seal;

import budgettrail.seal.Checkpoint;
import budgettrail.seal.Hash;
import budgettrail.seal.VerifierKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every root that was signed, as the database and the witness know them. */
final class SealedHeads {
    private final VerifierKey key;
    private final Faults faults;
    private final TreeMap<Long, Hash> roots = new TreeMap<>();

    /** Of the witness: what the database must have as well. */
    private final Map<Long, Head> witnessed = new HashMap<>();

    SealedHeads(VerifierKey key, Faults faults) {
        this.key = key;
        this.faults = faults;
    }

    /** Takes a head of the witness. It must be read first: the database has each before. */
    void witness(Head head) {
        if (key.signed(head.note())) { // Else a crash cut it off.
            take(head.checkpoint());
            witnessed.put(head.size(), head);
        }
    }

    /** Takes those of the database, and says what is not signed and what is not there. */
    void take(Connection connection, long from) throws SQLException {
        SealSql.heads(connection, from, this::take);
        witnessed.keySet().stream()
                .filter(size -> size >= from)
                .sorted()
                .forEach(size -> faults.add(Fault.at(Fault.Kind.HEAD_LOST, size)));
        witnessed.clear();
    }

    private void take(long size, Optional<Head> head) {
        var seen = witnessed.remove(size);
        if (head.isEmpty() || !head.get().equals(seen) && !key.signed(head.get().note())) {
            faults.add(Fault.at(Fault.Kind.NOT_SIGNED, size));
        } else {
            take(head.get().checkpoint());
        }
    }

    /** Of two that contradict each other, one will not be met. */
    private void take(Checkpoint head) {
        var other = roots.putIfAbsent(head.size(), head.root());
        if (other != null && !other.equals(head.root())) {
            faults.add(Fault.at(Fault.Kind.OTHER_ROOT, head.size()));
        }
    }

    /** How many facts the largest covers. */
    long sealed() {
        return roots.isEmpty() ? 0 : roots.lastKey();
    }

    /** The root that was signed for so many facts; null if none was. */
    @Nullable Hash at(long size) {
        return roots.get(size);
    }
}
