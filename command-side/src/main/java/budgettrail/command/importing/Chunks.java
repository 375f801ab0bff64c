package budgettrail.command.importing;

import budgettrail.command.line.Evidence;
import budgettrail.command.shell.Ahead;
import budgettrail.event.line.LineId;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was rehearsed, in chunks to be recorded. The next one is made ready while its taker writes
 * the one before it.
 */
final class Chunks {
    /** Commands, or descriptions, recorded together. */
    static final int SIZE = 1_000;

    private final EventLog log;
    private final Stamp stamp;
    private final List<Planned> commands;
    private final Rehearsed rehearsed;
    private Ahead<Chunk> next;

    /**
     * Commands as they were rehearsed.
     *
     * @param lasting whether they may be recorded so
     */
    record Chunk(Set<LineId> lines, EventLog.Ready facts, boolean lasting) {}

    Chunks(EventLog log, Stamp stamp, List<Planned> commands, Rehearsed rehearsed) {
        this.log = log;
        this.stamp = stamp;
        this.commands = commands;
        this.rehearsed = rehearsed;
        this.next = Ahead.of(() -> chunk(0));
    }

    /** The chunk that begins at this place; they are taken in order. */
    Chunk take(int from) {
        var taken = next.get();
        next = Ahead.of(() -> chunk(from + SIZE));
        return taken;
    }

    private Chunk chunk(int from) {
        var to = Math.min(commands.size(), from + SIZE);
        var drafts = new ArrayList<Draft>();
        var lasting = true;
        for (var place = from; place < to; place++) {
            var ruling = rehearsed.rulings().get(place);
            var metadata = stamp.of(place, commands.get(place).row());
            ruling.facts().forEach(fact -> drafts.add(fact.draft(metadata)));
            lasting &= ruling.lasting();
        }
        var lines = from < to ? lines(commands.subList(from, to)) : Set.<LineId>of();
        return new Chunk(lines, log.ready(drafts), lasting);
    }

    /** Each command of a file names its lines itself. */
    static Set<LineId> lines(Collection<Planned> part) {
        return part.stream()
                .flatMap(planned -> planned.command().lines(Evidence.NONE).stream())
                .collect(Collectors.toSet());
    }
}
