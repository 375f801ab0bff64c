package budgettrail.command.shell;

import budgettrail.command.line.LineState;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Folds lines straight from the log, for previews and dry runs; decisions go through {@link
 * CommandDesk}. It remembers the states of long lines.
 */
public class LineReader {
    private static final Logger LOG = LoggerFactory.getLogger(LineReader.class);

    private static final int PAGE = 5_000;

    private static final StateRows.Kept NOTHING = new StateRows.Kept(LineState.UNOPENED, -1, 0);

    private final EventLog log;
    private final StateRows rows;

    LineReader(EventLog log, StateRows rows) {
        this.log = log;
        this.rows = rows;
    }

    /** The line as the newest facts leave it. */
    public LineState newest(LineId line) {
        return fold(line.toString()).state();
    }

    /** Many lines, the short ones in one query; a line nobody opened is absent. */
    public Map<LineId, LineState> newest(Collection<LineId> lines) {
        var streams = lines.stream().map(LineId::toString).collect(Collectors.toSet());
        var longOnes = log.reaching(LineStates.EVERY, streams);
        streams.removeAll(longOnes);
        var states = new HashMap<LineId, LineState>();
        log.streams(streams)
                .forEach(
                        (stream, facts) ->
                                states.put(LineId.of(stream), after(NOTHING, facts).state()));
        longOnes.forEach(stream -> states.put(LineId.of(stream), fold(stream).state()));
        return states;
    }

    /**
     * Many lines as they are now; of facts only so many are held at once.
     *
     * @param last about how far each has come
     */
    Map<LineId, Standing> standings(Map<LineId, Long> last) {
        var found = new HashMap<LineId, Standing>();
        var few = new ArrayList<String>();
        var facts = 0L;
        for (var line : last.entrySet()) {
            var stream = line.getKey().toString();
            if (line.getValue() >= LineStates.EVERY) {
                found.put(line.getKey(), standing(fold(stream)));
                continue;
            }
            few.add(stream);
            facts += line.getValue() + 1;
            if (facts >= PAGE) {
                readTogether(few, found);
                few.clear();
                facts = 0;
            }
        }
        readTogether(few, found);
        return found;
    }

    private void readTogether(List<String> streams, Map<LineId, Standing> found) {
        if (!streams.isEmpty()) {
            log.streams(streams)
                    .forEach(
                            (stream, facts) ->
                                    found.put(LineId.of(stream), standing(after(NOTHING, facts))));
        }
    }

    private static Standing standing(StateRows.Kept kept) {
        return new Standing(kept.state(), kept.sequence());
    }

    /**
     * From the state kept, or from the first fact; a long way is remembered. What a line usually
     * has behind its kept state is read here; a longer way takes seconds, on a thread of its own:
     * whoever asks may be virtual, and others wait for the thread that he shares with them.
     */
    StateRows.Kept fold(String stream) {
        var kept = rows.find(stream).orElse(NOTHING);
        var page = log.stream(stream, kept.sequence() + 1, LineStates.EVERY);
        var begun = after(kept, page);
        if (page.size() < LineStates.EVERY) {
            return begun;
        }
        var folded = Ahead.of(() -> rest(stream, begun)).get();
        keep(stream, folded);
        return folded;
    }

    /** Page by page. */
    private StateRows.Kept rest(String stream, StateRows.Kept before) {
        var folded = before;
        List<Recorded> page;
        do {
            page = log.stream(stream, folded.sequence() + 1, PAGE);
            folded = after(folded, page);
        } while (page.size() == PAGE);
        return folded;
    }

    /** Never in the way of whoever asked: the facts were read. */
    private void keep(String stream, StateRows.Kept folded) {
        try {
            rows.keep(stream, folded);
        } catch (DataAccessException e) {
            LOG.warn("The state of {} is kept another time", stream, e);
        }
    }

    private static StateRows.Kept after(StateRows.Kept before, List<Recorded> facts) {
        var folded = before;
        for (var recorded : facts) {
            if (recorded.fact() instanceof LineEvent event) {
                var state = folded.state().after(event, recorded.metadata().actor());
                folded = new StateRows.Kept(state, recorded.sequence(), recorded.position());
            }
        }
        return folded;
    }
}
