package budgettrail.command.importing;

import budgettrail.command.shell.BulkDesk;
import budgettrail.command.shell.CommandDesk;
import budgettrail.command.shell.Ruling;
import budgettrail.event.line.LineId;
import budgettrail.log.AppendConflict;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.log.RegisterKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Records what an import leads to, chunk after chunk, each whole; what is recorded it passes by. A
 * chunk is recorded as it was rehearsed; if anything came between, it is decided again.
 */
final class Posting {
    /** How often a chunk that lost a race is tried. */
    private static final int MOST_ATTEMPTS = 8;

    private final CommandDesk desk;
    private final BulkDesk bulk;
    private final EventLog log;
    private final Stamp stamp;
    private long position;

    Posting(CommandDesk desk, BulkDesk bulk, EventLog log, Stamp stamp) {
        this.desk = desk;
        this.bulk = bulk;
        this.log = log;
        this.stamp = stamp;
    }

    /**
     * The newest position that is known to hold a fact of the import, 0 if it has recorded none.
     */
    long position() {
        return position;
    }

    /**
     * Records all that is not recorded yet. What is refused now, though it was not when it was
     * decided, is noted and ends the posting.
     *
     * @param chunks of what was decided just now, so that nothing is recorded yet
     * @param progress is told how many commands are recorded
     */
    void post(Plan plan, @Nullable Chunks chunks, Faults faults, IntConsumer progress) {
        var descriptions = plan.descriptions();
        for (var from = 0; from < descriptions.size() && faults.none(); from += Chunks.SIZE) {
            var part =
                    descriptions.subList(from, Math.min(descriptions.size(), from + Chunks.SIZE));
            var by = stamp.in(desk.circumstances(stamp.actor(), stamp.history()));
            see(new Descriptions(log, by).post(part, stamp::of, faults));
        }
        if (chunks == null) {
            postAgain(plan.commands(), faults, progress);
        } else {
            post(plan.commands(), chunks, faults, progress);
        }
    }

    private void postAgain(List<Planned> commands, Faults faults, IntConsumer progress) {
        for (var from = 0; from < commands.size() && faults.none(); from += Chunks.SIZE) {
            var to = Math.min(commands.size(), from + Chunks.SIZE);
            decide(commands, unrecorded(from, to), faults);
            progress.accept(to);
        }
    }

    /** The places of commands that no earlier try has recorded. */
    private List<Integer> unrecorded(int from, int to) {
        var keys = new HashMap<RegisterKey, Integer>();
        for (var place = from; place < to; place++) {
            keys.put(RegisterKey.idempotency(stamp.actor(), stamp.key(place)), place);
        }
        var found = log.find(Set.copyOf(keys.keySet()));
        found.values()
                .forEach(
                        rows -> rows.forEach(row -> position = Math.max(position, row.position())));
        keys.keySet().removeAll(found.keySet());
        return keys.values().stream().sorted().toList();
    }

    private void post(List<Planned> commands, Chunks chunks, Faults faults, IntConsumer progress) {
        var undisturbed = true; // What follows a chunk was decided on it.
        for (var from = 0; from < commands.size() && faults.none(); from += Chunks.SIZE) {
            var to = Math.min(commands.size(), from + Chunks.SIZE);
            undisturbed = undisturbed && recorded(chunks.take(from));
            if (!undisturbed) {
                decide(commands, IntStream.range(from, to).boxed().toList(), faults);
            }
            progress.accept(to);
        }
    }

    /** False if something came between. */
    private boolean recorded(Chunks.Chunk chunk) {
        if (!chunk.lasting()) {
            return false;
        }
        try {
            see(bulk.record(chunk.facts(), chunk.lines()));
            return true;
        } catch (AppendConflict _) {
            return false;
        }
    }

    /** Decides commands on the newest facts, while nobody else here does, and records them. */
    private void decide(List<Planned> commands, List<Integer> places, Faults faults) {
        var part = places.stream().map(commands::get).toList();
        var lines = Chunks.lines(part);
        for (var attempt = 1; ; attempt++) {
            try {
                see(bulk.holding(lines, () -> decided(part, places, lines, faults)));
                return;
            } catch (AppendConflict lost) {
                if (attempt == MOST_ATTEMPTS) {
                    throw lost;
                }
            }
        }
    }

    private List<Recorded> decided(
            List<Planned> part, List<Integer> places, Set<LineId> lines, Faults faults) {
        var commands = part.stream().map(Planned::command).toList();
        var drafts = new ArrayList<Draft>();
        var by = stamp.in(desk.circumstances(stamp.actor(), stamp.history()));
        bulk.rehearsal()
                .decide(
                        commands,
                        by,
                        (index, ruling) -> {
                            switch (ruling) {
                                case Ruling.Refused(var rejection) ->
                                        faults.add(part.get(index).row(), rejection);
                                case Ruling.Facts(var facts, _) -> {
                                    var metadata =
                                            stamp.of(places.get(index), part.get(index).row());
                                    facts.forEach(fact -> drafts.add(fact.draft(metadata)));
                                }
                            }
                            return faults.none();
                        });
        return faults.none() ? bulk.record(log.ready(drafts), lines) : List.of();
    }

    private void see(List<Recorded> facts) {
        facts.forEach(fact -> position = Math.max(position, fact.position()));
    }
}
