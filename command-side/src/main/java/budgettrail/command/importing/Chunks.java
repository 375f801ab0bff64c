package budgettrail.command.importing;

import budgettrail.command.line.Evidence;
import budgettrail.command.shell.Ahead;
import budgettrail.command.shell.Ruling;
import budgettrail.event.line.LineId;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was rehearsed, in chunks to be recorded as it was. They are made ready one after the other,
 * while the rehearsal goes on and while their taker writes those before them. They end where a
 * command is to be decided again before it is recorded: so is all that follows.
 */
final class Chunks {
    /** Commands, or descriptions, recorded together. */
    static final int SIZE = 1_000;

    /**
     * Chunks that are made ready before they are taken; further ones follow as these are, while the
     * log writes: that leaves the processors to the rehearsal.
     */
    private static final int MOST_READY = 2;

    private final EventLog log;
    private final Stamp stamp;
    private final List<Planned> commands;
    private final List<Ruling.Facts> rulings = new ArrayList<>();
    private final Deque<Ahead<Chunk>> ready = new ArrayDeque<>();
    private @Nullable Ahead<Chunk> last;
    private boolean lasting = true;
    private int begun;

    /** Commands as they were rehearsed. */
    record Chunk(SortedSet<LineId> lines, EventLog.Ready facts) {}

    Chunks(EventLog log, Stamp stamp, List<Planned> commands) {
        this.log = log;
        this.stamp = stamp;
        this.commands = commands;
    }

    /** The next command was decided so. */
    void add(Ruling.Facts ruling) {
        lasting &= ruling.lasting();
        if (lasting) {
            rulings.add(ruling);
            makeReady();
        }
    }

    /** The next chunk of what was added; none if it cannot be recorded as it was rehearsed. */
    Optional<Chunk> take() {
        var next = ready.poll();
        if (next == null) {
            return Optional.empty();
        }
        var taken = next.get();
        makeReady();
        return Optional.of(taken);
    }

    /** None of the rest will be taken. */
    void drop() {
        ready.clear();
        rulings.clear();
    }

    private void makeReady() {
        var to = Math.min(commands.size(), begun + SIZE);
        if (begun < to && to <= rulings.size() && ready.size() < MOST_READY) {
            var from = begun;
            var part = List.copyOf(rulings.subList(from, to));
            var before = last;
            last = Ahead.of(() -> chunk(from, part, before));
            ready.add(last);
            begun = to;
        }
    }

    private Chunk chunk(int from, List<Ruling.Facts> part, @Nullable Ahead<Chunk> before) {
        if (before != null) {
            before.get(); // One at a time: the rehearsal goes on beside it.
        }
        var drafts = new ArrayList<Draft>();
        for (var index = 0; index < part.size(); index++) {
            var metadata = stamp.of(from + index, commands.get(from + index).row());
            part.get(index).facts().forEach(fact -> drafts.add(fact.draft(metadata)));
        }
        var lines = lines(commands.subList(from, from + part.size()));
        return new Chunk(lines, log.ready(drafts));
    }

    /** Each command of a file names its lines itself. */
    static SortedSet<LineId> lines(Collection<Planned> part) {
        return part.stream()
                .flatMap(planned -> planned.command().lines(Evidence.NONE).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
