package budgettrail.command.shell;

import budgettrail.command.line.LineState;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Folds lines straight from the log, for previews and dry runs; decisions go through {@link
 * CommandDesk}.
 */
@Component
public class LineReader {
    private static final int PAGE = 5_000;

    private final EventLog log;

    LineReader(EventLog log) {
        this.log = log;
    }

    /** The line as the newest facts leave it. */
    public LineState newest(LineId line) {
        var state = LineState.UNOPENED;
        List<Recorded> page;
        var next = 0L;
        do {
            page = log.stream(line.toString(), next, PAGE);
            state = after(state, page);
            next += page.size();
        } while (page.size() == PAGE);
        return state;
    }

    /** Many lines in one query; a line nobody opened is absent. */
    public Map<LineId, LineState> newest(Collection<LineId> lines) {
        var found = log.streams(lines.stream().map(LineId::toString).collect(Collectors.toSet()));
        var states = new HashMap<LineId, LineState>();
        found.forEach(
                (stream, facts) -> states.put(LineId.of(stream), after(LineState.UNOPENED, facts)));
        return states;
    }

    private static LineState after(LineState state, List<Recorded> facts) {
        var folded = state;
        for (var recorded : facts) {
            if (recorded.fact() instanceof LineEvent event) {
                folded = folded.after(event, recorded.metadata().actor());
            }
        }
        return folded;
    }
}
