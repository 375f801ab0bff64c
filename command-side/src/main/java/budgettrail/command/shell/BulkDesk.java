package budgettrail.command.shell;

import budgettrail.event.line.LineId;
import budgettrail.log.AppendConflict;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where many commands are handed in together: decided one after the other, and recorded in chunks.
 * A chunk may be recorded as it was decided long before, because the log objects if anything came
 * between.
 */
public final class BulkDesk {
    /** How often work that lost a race is tried. */
    private static final int MOST_ATTEMPTS = 8;

    /** From as many facts on. */
    private static final int WORTH_A_THREAD = 100;

    private static final Logger LOG = LoggerFactory.getLogger(BulkDesk.class);

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
                    var outlook = outlook(facts.drafts());
                    try {
                        var recorded = log.append(facts);
                        keep(outlook, lines);
                        states.recorded(recorded);
                        return recorded;
                    } catch (RuntimeException | Error e) {
                        shelf.forget(lines); // Nobody knows how the log has them.
                        throw e;
                    }
                });
    }

    /** The lines as they will be, worked out while the log writes. */
    private Ahead<Shelf.Outlook> outlook(List<Draft> facts) {
        return facts.size() < WORTH_A_THREAD
                ? Ahead.now(() -> shelf.after(facts))
                : Ahead.of(() -> shelf.after(facts));
    }

    /** What is recorded is recorded, whatever becomes of what is kept in memory. */
    private void keep(Ahead<Shelf.Outlook> outlook, Collection<LineId> lines) {
        try {
            shelf.keep(outlook.get());
        } catch (RuntimeException e) {
            LOG.error("Lines in use are read anew, since how they are now is not known", e);
            shelf.forget(lines);
        }
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
