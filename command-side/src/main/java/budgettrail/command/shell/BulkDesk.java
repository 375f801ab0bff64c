package budgettrail.command.shell;

import budgettrail.event.line.LineId;
import budgettrail.log.AppendConflict;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where many commands are handed in together: decided one after the other, and recorded in chunks.
 * A chunk may be recorded as it was decided long before, because the log objects if anything came
 * between.
 */
public final class BulkDesk {
    /** How often work that lost a race is tried. */
    private static final int MOST_ATTEMPTS = 8;

    private final EventLog log;
    private final Shelf shelf;
    private final LineReader reader;
    private final LineStates states;

    BulkDesk(EventLog log, Shelf shelf, LineReader reader, LineStates states) {
        this.log = log;
        this.shelf = shelf;
        this.reader = reader;
        this.states = states;
    }

    /** A rehearsal on what is recorded so far. */
    public Rehearsal rehearsal() {
        return new Rehearsal(this::newest, EvidenceBook.Source.of(log));
    }

    /**
     * Does the work while nobody else in this process decides on the lines, again and again if
     * another is first.
     *
     * @throws AppendConflict if another was first each time
     */
    public <T> T insisting(Collection<LineId> lines, Supplier<T> work) {
        for (var attempt = 1; ; attempt++) {
            try {
                return shelf.holding(lines, work);
            } catch (AppendConflict lost) {
                if (attempt == MOST_ATTEMPTS) {
                    throw lost;
                }
            }
        }
    }

    /**
     * Records facts on the lines, all or none.
     *
     * @throws AppendConflict if another was first on one of the lines or took a key: to be decided
     *     again
     */
    public List<Recorded> record(EventLog.Ready facts, Collection<LineId> lines) {
        return shelf.holding(
                lines,
                () -> {
                    try {
                        var recorded = log.append(facts);
                        shelf.learn(recorded);
                        states.recorded(recorded);
                        return recorded;
                    } catch (RuntimeException | Error e) {
                        shelf.forget(lines); // Nobody knows how the log has them.
                        throw e;
                    }
                });
    }

    /** The lines in use as they are kept, if the log has no more of them; the others are read. */
    private Map<LineId, Standing> newest(Collection<LineId> lines) {
        var found = new HashMap<LineId, Standing>();
        if (lines.isEmpty()) {
            return found;
        }
        lines.forEach(line -> shelf.find(line).ifPresent(it -> found.put(line, it)));
        var last = log.lastSequences(lines.stream().map(LineId::toString).toList());
        var unread = new HashMap<LineId, Long>();
        for (var line : lines) {
            long sequence = last.getOrDefault(line.toString(), Bench.NO_FACTS);
            var known = found.getOrDefault(line, Standing.UNOPENED);
            if (known.sequence() != sequence) {
                unread.put(line, sequence);
            }
        }
        shelf.forget(unread.keySet());
        reader.standings(unread)
                .forEach(
                        (line, standing) -> {
                            shelf.keep(line, standing);
                            found.put(line, standing);
                        });
        return found;
    }
}
