package budgettrail.log.seal;

import budgettrail.seal.Checkpoint;
import budgettrail.seal.Hash;
import budgettrail.seal.VerifierKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every root that was signed, as the database and the witness know them. */
final class SealedHeads {
    private final @Nullable VerifierKey key;
    private final Faults faults;
    private final TreeMap<Long, Hash> roots = new TreeMap<>();

    /**
     * @param key none: nothing is believed
     */
    SealedHeads(@Nullable VerifierKey key, Faults faults) {
        this.key = key;
        this.faults = faults;
    }

    /** Takes what is signed, and says what is not, and what is not there. */
    void take(Connection connection, List<Head> witness, long from) throws SQLException {
        var kept = new HashSet<Long>();
        for (var row : SealSql.heads(connection, from)) {
            kept.add(row.size());
            var head = row.head().filter(it -> it.size() == row.size() && isSigned(it));
            if (head.isPresent()) {
                take(head.get().checkpoint());
            } else {
                faults.add(Fault.at(Fault.Kind.NOT_SIGNED, row.size()));
            }
        }
        for (var head : witness) {
            if (head.size() >= from && isSigned(head)) {
                if (!kept.contains(head.size())) {
                    faults.add(Fault.at(Fault.Kind.HEAD_LOST, head.size()));
                }
                take(head.checkpoint());
            }
        }
    }

    /** Of two that contradict each other, one will be met. */
    private void take(Checkpoint head) {
        var other = roots.putIfAbsent(head.size(), head.root());
        if (other != null && !other.equals(head.root())) {
            faults.add(Fault.at(Fault.Kind.OTHER_ROOT, head.size()));
        }
    }

    private boolean isSigned(Head head) {
        return key != null && key.signed(head.note());
    }

    /** How many facts the largest covers. */
    long sealed() {
        return roots.isEmpty() ? 0 : roots.lastKey();
    }

    /** The root that was signed for so many facts; null if none was. */
    @Nullable Hash at(long size) {
        return roots.get(size);
    }

    /** How many heads are believed. */
    Collection<Long> sizes() {
        return roots.keySet();
    }
}
