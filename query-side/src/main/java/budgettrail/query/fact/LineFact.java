package budgettrail.query.fact;

import budgettrail.event.line.LineEvent;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A fact of a line as the log keeps it. */
public record LineFact(Recorded recorded, LineEvent fact) {
    /** Of what can be of nothing else. */
    public static LineFact of(Recorded recorded) {
        if (!(recorded.fact() instanceof LineEvent fact)) {
            throw new IllegalStateException("Not of a line: " + recorded.position());
        }
        return new LineFact(recorded, fact);
    }

    /** By their positions. The log never changes: it may be read at any later time. */
    public static Map<Long, LineFact> at(List<Long> positions, EventLog log) {
        return log.at(positions).stream()
                .map(LineFact::of)
                .collect(Collectors.toMap(it -> it.recorded().position(), Function.identity()));
    }
}
