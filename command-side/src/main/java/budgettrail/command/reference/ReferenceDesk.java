package budgettrail.command.reference;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Evidence;
import budgettrail.command.rejection.Rejection;
import budgettrail.event.reference.ReferenceEvent;
import budgettrail.log.AppendConflict;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.Metadata;
import budgettrail.log.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Records what units, codes and projects are called. Their streams are short and rarely disputed,
 * so they are folded from the log for each decision; whoever loses a race decides again.
 */
@Component
public class ReferenceDesk {
    private static final int MOST_ATTEMPTS = 8;

    private final EventLog log;

    public ReferenceDesk(EventLog log) {
        this.log = log;
    }

    /** One command and the metadata its fact is recorded with. */
    public record Entry(ReferenceCommand command, Metadata metadata) {}

    /** What became of a list: the facts recorded, or which entry was refused, from 0, and why. */
    public record Described(List<Recorded> facts, Optional<Refusal> refusal) {}

    /** Which entry was refused, from 0, and why. */
    public record Refusal(int index, Rejection rejection) {}

    /** Decides the entries one after the other, and records the facts of all or of none. */
    public Described describe(List<Entry> entries, Circumstances by) {
        for (var attempt = 1; ; attempt++) {
            var plan = plan(entries, by);
            if (plan.refusal().isPresent()) {
                return new Described(List.of(), plan.refusal());
            }
            try {
                return new Described(log.append(plan.drafts()), Optional.empty());
            } catch (AppendConflict lost) {
                if (attempt == MOST_ATTEMPTS) {
                    throw lost;
                }
            }
        }
    }

    /** What describing would lead to, nothing recorded. */
    public Optional<Refusal> rehearse(List<Entry> entries, Circumstances by) {
        return plan(entries, by).refusal();
    }

    private record Plan(List<Draft> drafts, Optional<Refusal> refusal) {}

    private Plan plan(List<Entry> entries, Circumstances by) {
        var streams =
                entries.stream().map(entry -> entry.command().stream()).collect(Collectors.toSet());
        var last = last(streams);
        var next = new HashMap<String, Long>();
        last.forEach((stream, recorded) -> next.put(stream, recorded.sequence() + 1));
        var facts = new HashMap<String, ReferenceEvent>();
        last.forEach((stream, recorded) -> facts.put(stream, (ReferenceEvent) recorded.fact()));
        var register =
                new HashMap<>(
                        log.find(
                                entries.stream()
                                        .flatMap(entry -> entry.command().asks().stream())
                                        .collect(Collectors.toSet())));
        var drafts = new ArrayList<Draft>();
        for (var index = 0; index < entries.size(); index++) {
            var entry = entries.get(index);
            var stream = entry.command().stream();
            var decision =
                    entry.command()
                            .decide(
                                    Optional.ofNullable(facts.get(stream)),
                                    new Evidence(register),
                                    by);
            switch (decision) {
                case ReferenceDecision.Refused(var rejection) -> {
                    return new Plan(List.of(), Optional.of(new Refusal(index, rejection)));
                }
                case ReferenceDecision.Unchanged() -> {}
                case ReferenceDecision.Accepted(var event) -> {
                    var draft = new Draft(next.getOrDefault(stream, 0L), event, entry.metadata());
                    next.put(stream, draft.sequence() + 1);
                    facts.put(stream, event);
                    budgettrail.log.Register.rowsOf(draft)
                            .forEach(row -> register.put(row.key(), List.of(row)));
                    drafts.add(draft);
                }
            }
        }
        return new Plan(drafts, Optional.empty());
    }

    private Map<String, Recorded> last(Set<String> streams) {
        var last = new HashMap<String, Recorded>();
        log.streams(new HashSet<>(streams))
                .forEach((stream, facts) -> last.put(stream, facts.getLast()));
        return last;
    }
}
