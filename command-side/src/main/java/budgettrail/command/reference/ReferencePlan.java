package budgettrail.command.reference;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Evidence;
import budgettrail.command.reference.ReferenceDesk.Entry;
import budgettrail.command.reference.ReferenceDesk.Refusal;
import budgettrail.command.rejection.ReferenceRejection.OwnParent;
import budgettrail.event.reference.ReferenceEvent;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.log.Draft;
import budgettrail.log.Recorded;
import budgettrail.log.Register;
import budgettrail.log.RegisterKey;
import budgettrail.log.RegisterRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a list of descriptions leads to: each is decided on the log and on those before it. */
final class ReferencePlan {
    private final Map<String, List<ReferenceEvent>> said = new HashMap<>();
    private final Map<String, Long> next = new HashMap<>();
    private final Map<RegisterKey, List<RegisterRow>> register;
    private final UnitTree units;
    private final List<Draft> drafts = new ArrayList<>();
    private Optional<Refusal> refusal = Optional.empty();

    ReferencePlan(
            Map<String, List<Recorded>> streams,
            Map<RegisterKey, List<RegisterRow>> register,
            UnitTree units) {
        this.units = units;
        this.register = new HashMap<>(register);
        streams.forEach(
                (stream, facts) -> {
                    said.put(stream, new ArrayList<>(ReferenceCommand.events(facts)));
                    next.put(stream, facts.getLast().sequence() + 1);
                });
    }

    List<Draft> drafts() {
        return drafts;
    }

    Optional<Refusal> refusal() {
        return refusal;
    }

    void decide(int index, Entry entry, Circumstances by) {
        var stream = entry.command().stream();
        var known = said.getOrDefault(stream, List.of());
        switch (entry.command().decide(known, new Evidence(register), by)) {
            case ReferenceDecision.Refused(var rejection) ->
                    refusal = Optional.of(new Refusal(index, rejection));
            case ReferenceDecision.Unchanged() -> {}
            case ReferenceDecision.Accepted(UnitDescribed unit) when units.closes(unit) ->
                    refusal = Optional.of(new Refusal(index, new OwnParent(unit.unit())));
            case ReferenceDecision.Accepted(var event) ->
                    add(
                            new Draft(
                                    next.getOrDefault(stream, 0L),
                                    event,
                                    DescribeUnit.claiming(event, entry.metadata(), register)));
        }
    }

    private void add(Draft draft) {
        var stream = draft.fact().stream();
        next.put(stream, draft.sequence() + 1);
        said.computeIfAbsent(stream, _ -> new ArrayList<>()).add((ReferenceEvent) draft.fact());
        if (draft.fact() instanceof UnitDescribed unit) {
            units.add(unit);
        }
        Register.rowsOf(draft).forEach(row -> register.put(row.key(), List.of(row)));
        drafts.add(draft);
    }
}
