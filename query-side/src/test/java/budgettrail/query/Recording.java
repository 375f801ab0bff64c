package budgettrail.query;

import budgettrail.event.Fact;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.Metadata;
import budgettrail.log.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Writes facts behind each other, each at the end of its stream. */
final class Recording {
    private static final int CHUNK = 500;

    private final Map<String, Long> sequences = new HashMap<>();

    /** The position of the last one. */
    long record(EventLog log, List<? extends Fact> facts, Supplier<Metadata> metadata) {
        long position = log.head();
        for (var start = 0; start < facts.size(); start += CHUNK) {
            var drafts = new ArrayList<Draft>();
            for (var fact : facts.subList(start, Math.min(facts.size(), start + CHUNK))) {
                var sequence = sequences.merge(fact.stream(), 1L, Long::sum) - 1;
                drafts.add(new Draft(sequence, fact, metadata.get()));
            }
            position = log.append(drafts).stream().mapToLong(Recorded::position).max().orElse(0);
        }
        return position;
    }
}
