package budgettrail.command.importing;

import budgettrail.command.line.Evidence;
import budgettrail.command.shell.CommandDesk;
import budgettrail.command.shell.Instruction;
import budgettrail.command.shell.Instructions;
import budgettrail.log.AppendConflict;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.log.RegisterKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Records what an import leads to, chunk after chunk, each whole; what is recorded it passes by.
 */
final class Posting {
    /** Commands, or descriptions, recorded together. */
    static final int CHUNK = Instructions.MOST;

    /** How often a chunk that lost a race is tried. */
    private static final int MOST_ATTEMPTS = 8;

    private final CommandDesk desk;
    private final EventLog log;
    private final Stamp stamp;
    private long position;

    Posting(CommandDesk desk, EventLog log, Stamp stamp) {
        this.desk = desk;
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
     * @param progress is told how many commands are recorded
     */
    void post(Plan plan, Faults faults, IntConsumer progress) {
        var descriptions = plan.descriptions();
        for (var from = 0; from < descriptions.size() && faults.none(); from += CHUNK) {
            var part = descriptions.subList(from, Math.min(descriptions.size(), from + CHUNK));
            var by = stamp.in(desk.circumstances(stamp.actor(), stamp.history()));
            see(new Descriptions(log, by).post(part, stamp::of, faults));
        }
        var commands = plan.commands();
        for (var from = 0; from < commands.size() && faults.none(); from += CHUNK) {
            var to = Math.min(commands.size(), from + CHUNK);
            post(unrecorded(commands, from, to), faults);
            progress.accept(to);
        }
    }

    /** The commands of these places that no earlier try has recorded. */
    private Map<Integer, Planned> unrecorded(List<Planned> commands, int from, int to) {
        var keys = new HashMap<RegisterKey, Integer>();
        for (var place = from; place < to; place++) {
            keys.put(RegisterKey.idempotency(stamp.actor(), stamp.key(place)), place);
        }
        var found = log.find(Set.copyOf(keys.keySet()));
        found.values()
                .forEach(
                        rows -> rows.forEach(row -> position = Math.max(position, row.position())));
        keys.keySet().removeAll(found.keySet());
        var left = new java.util.TreeMap<Integer, Planned>();
        keys.values().forEach(place -> left.put(place, commands.get(place)));
        return left;
    }

    private void post(Map<Integer, Planned> part, Faults faults) {
        if (part.isEmpty()) {
            return;
        }
        var rows = new ArrayList<>(part.values());
        for (var attempt = 1; ; attempt++) {
            try {
                var posted = desk.post(instructions(part));
                if (posted.refusal().isEmpty()) {
                    see(posted.facts());
                    return;
                }
                // The lines as they are cached may be older than the log: decided once more.
                if (attempt > 1) {
                    var refusal = posted.refusal().get();
                    faults.add(rows.get(refusal.index()).row(), refusal.rejection());
                    return;
                }
            } catch (AppendConflict lost) {
                if (attempt == MOST_ATTEMPTS) {
                    throw lost;
                }
            }
            rows.forEach(row -> desk.forget(row.command().lines(Evidence.NONE)));
        }
    }

    private List<Instruction> instructions(Map<Integer, Planned> part) {
        var by = stamp.in(desk.circumstances(stamp.actor(), stamp.history()));
        var instructions = new ArrayList<Instruction>();
        part.forEach(
                (place, row) ->
                        instructions.add(
                                new Instruction(
                                        row.command(), by, stamp.of(place, row.row()), null)));
        return instructions;
    }

    private void see(List<Recorded> facts) {
        facts.forEach(fact -> position = Math.max(position, fact.position()));
    }
}
