package budgettrail.log.seal;

import budgettrail.seal.Frontier;
import budgettrail.seal.Hash;
import budgettrail.seal.Hasher;
import budgettrail.seal.MissingNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes the log from its stored bytes and compares it with what was sealed: every fact with
 * its hash, every hash with the tree above it, and the tree with every signed head.
 */
final class Recomputation {
    private static final int PAGE = 4_096;

    private final Connection connection;
    private final SealedHeads heads;
    private final Faults faults;
    private final LongConsumer told;
    private final Parts parts;
    private final Hasher hasher = new Hasher();
    private final Map<String, Long> sequences = new HashMap<>();
    private @Nullable Frontier tree;
    private boolean fromTheBeginning;
    private boolean rootsMet = true;
    private long rootMet;
    private long reached;
    private long recordedAt = Long.MIN_VALUE;

    /** What is looked at of a fact. */
    private record Seen(long position, String stream, long sequence, long recordedAt, Hash hash) {}

    /**
     * @param connection in a transaction that sees one moment
     * @param told how far it is, now and then; may throw to end it
     */
    Recomputation(Connection connection, SealedHeads heads, Faults faults, LongConsumer told) {
        this.connection = connection;
        this.heads = heads;
        this.faults = faults;
        this.told = told;
        this.parts = new Parts(connection);
    }

    /** From behind a position to the end; the answer is the last position. */
    long run(long after) throws SQLException {
        begin(after);
        var page = page(fromTheBeginning ? Long.MIN_VALUE : after + 1);
        var known = 0;
        while (!page.isEmpty()) {
            var last = page.getLast().position();
            heads.read(last); // They are checked while the next facts are read.
            // From the last one on, which is passed over: another may stand at the same position.
            var stands = page.getFirst().position() == last; // A page of one position says enough.
            var next = page.size() < PAGE ? List.<Seen>of() : page(stands ? last + 1 : last);
            heads.settle();
            page.stream().skip(known).forEach(this::look);
            told.accept(reached);
            page = next;
            known = stands ? 0 : 1;
        }
        heads.readAll();
        end();
        return reached;
    }

    private void end() throws SQLException {
        if (fromTheBeginning && SealSql.hasNoPosition(connection)) {
            faults.add(Fault.at(Fault.Kind.MISPLACED, 0));
        }
        if (reached < heads.sealed()) {
            faults.add(new Fault(Fault.Kind.MISSING, reached + 1, heads.sealed()));
        }
    }

    private void begin(long after) {
        fromTheBeginning = after == 0;
        reached = after;
        try {
            tree = Frontier.of(Math.min(after, heads.sealed()), parts);
        } catch (MissingNode lost) {
            faults.add(new Fault(Fault.Kind.HASHES_LOST, 1, after));
            tree = null;
        }
    }

    private List<Seen> page(long from) throws SQLException {
        var page = new ArrayList<Seen>();
        try (var leaves = Leaves.from(connection, from, PAGE)) {
            for (var leaf = leaves.next(); leaf != null; leaf = leaves.next()) {
                page.add(
                        new Seen(
                                leaf.position(),
                                leaf.stream(),
                                leaf.sequence(),
                                leaf.recordedAt(),
                                leaf.hash(hasher)));
            }
        }
        return page;
    }

    private void look(Seen fact) {
        if (fact.position() <= reached) {
            faults.add(Fault.at(Fault.Kind.MISPLACED, fact.position()));
            return;
        }
        if (fact.position() > reached + 1) {
            faults.add(new Fault(Fault.Kind.MISSING, reached + 1, fact.position() - 1));
            passOver(Math.min(fact.position() - 1, heads.sealed()));
        }
        reached = fact.position();
        if (reached <= heads.sealed()) {
            compare(fact);
        }
        checkOrder(fact);
    }

    /** The tree grows by what is stored of facts that are not there. */
    private void passOver(long upTo) {
        for (var position = reached + 1; position <= upTo; position++) {
            var stored = parts.stored(0, position - 1);
            if (stored == null) {
                faults.add(Fault.at(Fault.Kind.HASHES_LOST, position));
                tree = null;
                return;
            }
            grow(stored);
        }
    }

    private void compare(Seen fact) {
        var stored = parts.stored(0, fact.position() - 1);
        if (stored == null) {
            faults.add(Fault.at(Fault.Kind.HASHES_LOST, fact.position()));
            grow(fact.hash());
            return;
        }
        if (!stored.equals(fact.hash())) {
            faults.add(Fault.at(Fault.Kind.CHANGED, fact.position()));
        }
        grow(stored);
    }

    private void grow(Hash leaf) {
        var growing = tree;
        if (growing == null) {
            return;
        }
        growing.add(leaf, this::compareAbove);
        var root = heads.at(growing.size());
        if (root == null) {
            return;
        }
        if (growing.root().equals(root)) {
            rootMet = growing.size();
        } else if (rootsMet) { // What comes after it has other roots for the same reason.
            rootsMet = false;
            faults.add(new Fault(Fault.Kind.OTHER_ROOT, rootMet + 1, growing.size()));
        }
    }

    private void compareAbove(int level, long index, Hash root) {
        if (level == 0 || level % Parts.HEIGHT != 0) {
            return;
        }
        if (!Objects.equals(parts.stored(level / Parts.HEIGHT, index), root)) {
            var first = (index << level) + 1;
            faults.add(new Fault(Fault.Kind.HASHES_LOST, first, first + (1L << level) - 1));
        }
    }

    private void checkOrder(Seen fact) {
        var before = sequences.put(fact.stream(), fact.sequence());
        var next = before == null ? 0 : before + 1;
        if (fact.sequence() != next && (before != null || fromTheBeginning)) {
            faults.add(Fault.at(Fault.Kind.OUT_OF_SEQUENCE, fact.position()));
        }
        if (fact.recordedAt() < recordedAt) {
            faults.add(Fault.at(Fault.Kind.BACK_IN_TIME, fact.position()));
        }
        recordedAt = fact.recordedAt(); // One that is late makes none after it late.
    }
}
