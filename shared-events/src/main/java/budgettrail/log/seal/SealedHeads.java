package budgettrail.log.seal;

import budgettrail.seal.Checkpoint;
import budgettrail.seal.Hash;
import budgettrail.seal.MissingNode;
import budgettrail.seal.Tree;
import budgettrail.seal.VerifierKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every root that was signed, as the database and the witness know them: read side by side in the
 * order of their sizes, no further than the facts have come. A signature takes longer than many
 * facts: others check them meanwhile. Not for several threads.
 */
final class SealedHeads implements AutoCloseable {
    private static final int CHECKERS = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);
    private static final int AT_ONCE = 4_096;

    private final Connection connection;
    private final Witness witness;
    private final VerifierKey key;
    private final Faults faults;
    private final long from;
    private final long sealed;
    private final ExecutorService checkers =
            Executors.newFixedThreadPool(
                    CHECKERS, Thread.ofPlatform().name("heads-", 0).daemon().factory());

    /** Each ends in what is to be done when its turn has come. */
    private final List<CompletableFuture<Runnable>> underWay = new ArrayList<>();

    /** Of the sizes read last. */
    private final Map<Long, Hash> roots = new HashMap<>();

    private long next;
    private long passed = -1;

    /**
     * @param connection in a transaction that sees one moment
     * @param witness opened before: the database has each of its heads before
     * @param from the smallest size that is of interest
     */
    SealedHeads(Connection connection, Witness witness, VerifierKey key, Faults faults, long from)
            throws SQLException {
        this.connection = connection;
        this.witness = witness;
        this.key = key;
        this.faults = faults;
        this.from = from;
        this.next = from;
        this.sealed = Math.max(newest(), SealSql.largest(connection, key));
    }

    private long newest() {
        return witness.newest().filter(head -> key.signed(head.note())).map(Head::size).orElse(0L);
    }

    /** How many facts the largest covers. */
    long sealed() {
        return sealed;
    }

    /** The root that was signed for so many facts, if they are settled; null if none was. */
    @Nullable Hash at(long size) {
        return roots.get(size);
    }

    /** Goes on to those of this size; what they are is known when they are settled. */
    void read(long to) throws SQLException {
        if (to < next) {
            return;
        }
        settle();
        roots.clear();
        SealSql.heads(connection, next, to, this::takeRow);
        takeSeen(to);
        var newest = witness.newest();
        if (newest.isPresent() && newest.get().size() >= next && newest.get().size() <= to) {
            check(() -> takeIf(key.signed(newest.get().note()), newest.get()));
        }
        next = to + 1;
    }

    /** To the end, where there are no facts any more, and settles them. */
    void readAll() throws SQLException {
        read(Long.MAX_VALUE - 1);
        settle();
    }

    private void takeRow(long size, Optional<Head> row) throws SQLException {
        takeSeen(size - 1);
        var ahead = witness.next();
        var seen = ahead != null && ahead.size() == size ? witness.take() : null;
        passed = size;
        check(
                () -> {
                    var seenIsSigned = seen != null && key.signed(seen.note());
                    var isSame = row.isPresent() && row.get().equals(seen);
                    var isSigned =
                            isSame
                                    ? seenIsSigned
                                    : row.filter(head -> key.signed(head.note())).isPresent();
                    return () -> {
                        if (seen != null && seenIsSigned) {
                            take(seen.checkpoint());
                        }
                        if (isSigned) {
                            take(row.orElseThrow().checkpoint());
                        } else {
                            faults.add(Fault.at(Fault.Kind.NOT_SIGNED, size));
                        }
                    };
                });
    }

    /** Those that have no row. */
    private void takeSeen(long to) throws SQLException {
        for (var head = witness.next(); head != null && head.size() <= to; head = witness.next()) {
            witness.take();
            if (head.size() >= from && head.size() > passed) {
                passed = head.size();
                checkLost(head);
            } else if (head.size() >= from) {
                lookBack(head);
            }
        }
    }

    /** One that is not signed was cut off by a crash. */
    private void checkLost(Head head) {
        check(
                () -> {
                    var isSigned = key.signed(head.note());
                    var taken = takeIf(isSigned, head);
                    return () -> {
                        taken.run();
                        if (isSigned) {
                            faults.add(Fault.at(Fault.Kind.HEAD_LOST, head.size()));
                        }
                    };
                });
    }

    /** One that stands behind a larger one in the witness: its turn is over. */
    private void lookBack(Head head) throws SQLException {
        if (!key.signed(head.note())) {
            return;
        }
        if (!SealSql.hasHead(connection, head.size())) {
            faults.add(Fault.at(Fault.Kind.HEAD_LOST, head.size()));
        }
        try {
            var root = new Tree(new Parts(connection)).root(head.size());
            if (!root.equals(head.checkpoint().root())) {
                faults.add(Fault.at(Fault.Kind.OTHER_ROOT, head.size()));
            }
        } catch (MissingNode lost) {
            faults.add(new Fault(Fault.Kind.HASHES_LOST, 1, head.size()));
        }
    }

    private Runnable takeIf(boolean isSigned, Head head) {
        return () -> {
            if (isSigned) {
                take(head.checkpoint());
            }
        };
    }

    /** Of two that contradict each other, one will not be met. */
    private void take(Checkpoint head) {
        var other = roots.putIfAbsent(head.size(), head.root());
        if (other != null && !other.equals(head.root())) {
            faults.add(Fault.at(Fault.Kind.OTHER_ROOT, head.size()));
        }
    }

    private void check(Supplier<Runnable> check) {
        if (underWay.size() == AT_ONCE) {
            settle();
        }
        underWay.add(CompletableFuture.supplyAsync(check, checkers));
    }

    /** Waits until what was read is checked. */
    void settle() {
        underWay.forEach(check -> check.join().run());
        underWay.clear();
    }

    @Override
    public void close() {
        checkers.shutdownNow();
    }
}
