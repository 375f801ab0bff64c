package budgettrail.command.importing;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Evidence;
import budgettrail.command.reference.DescribeUnit;
import budgettrail.command.reference.ReferenceCommand;
import budgettrail.command.reference.ReferenceDecision;
import budgettrail.command.reference.ReferenceDecision.Accepted;
import budgettrail.command.reference.ReferenceDecision.Refused;
import budgettrail.command.reference.ReferenceDecision.Unchanged;
import budgettrail.command.reference.UnitTree;
import budgettrail.command.rejection.ReferenceRejection.OwnParent;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.log.AppendConflict;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.Metadata;
import budgettrail.log.Recorded;
import budgettrail.log.Register;
import budgettrail.log.RegisterKey;
import budgettrail.log.RegisterRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * What names units, codes and projects, decided in order on the log and on what was decided before
 * it. Saying again what is said is no fact. A second try continues where the first ended: what the
 * import has said, or found said, is not said again, whatever others have said since.
 */
final class Descriptions {
    /** How often a chunk that lost a race is decided again. */
    private static final int MOST_ATTEMPTS = 8;

    private final EventLog log;
    private final Circumstances by;
    private final Map<RegisterKey, List<RegisterRow>> known = new HashMap<>();

    Descriptions(EventLog log, Circumstances by) {
        this.log = log;
        this.by = by;
    }

    /**
     * Counts the facts all of them would lead to, each stream being named once, and hands them out.
     */
    int rehearse(List<Described> all, int chunk, Consumer<Draft> decided, Faults faults) {
        var facts = 0;
        var units = new UnitTree(log);
        for (var from = 0; from < all.size() && !faults.errors().full(); from += chunk) {
            var part = all.subList(from, Math.min(all.size(), from + chunk));
            var drafts = decide(part, units, (_, _) -> false, _ -> Metadata.by(by.actor()), faults);
            drafts.forEach(decided);
            facts += drafts.size();
        }
        return facts;
    }

    /**
     * Records the chunk whole; its refusals are noted, and then nothing of it is recorded.
     *
     * @param decidedAt the newest position when the import was decided
     */
    List<Recorded> post(List<Described> part, Stamp stamp, long decidedAt, Faults faults) {
        for (var attempt = 1; ; attempt++) {
            known.clear();
            var drafts =
                    decide(
                            part,
                            new UnitTree(log),
                            (one, past) ->
                                    bears(past, stamp.importId()) || said(one, past, decidedAt),
                            stamp::of,
                            faults);
            if (!faults.none()) {
                return List.of();
            }
            try {
                return log.append(drafts);
            } catch (AppendConflict lost) {
                if (attempt == MOST_ATTEMPTS) {
                    throw lost;
                }
            }
        }
    }

    /** What must be looked up to decide them. */
    static Set<RegisterKey> asked(List<Described> part) {
        var asked = new HashSet<RegisterKey>();
        part.forEach(one -> asked.addAll(one.command().asks()));
        return asked;
    }

    private static boolean bears(List<Recorded> past, String importId) {
        return past.stream().anyMatch(fact -> importId.equals(fact.metadata().importId()));
    }

    /** Whether it was so already when the import was decided. */
    private boolean said(Described one, List<Recorded> past, long decidedAt) {
        var then = past.stream().filter(fact -> fact.position() <= decidedAt).toList();
        return decided(one, then) instanceof Unchanged;
    }

    private ReferenceDecision decided(Described one, List<Recorded> past) {
        var rows = new HashMap<RegisterKey, List<RegisterRow>>();
        for (var key : one.command().asks()) {
            rows.put(key, known.getOrDefault(key, List.of()));
        }
        return one.command().decide(ReferenceCommand.events(past), new Evidence(rows), by);
    }

    private List<Draft> decide(
            List<Described> part,
            UnitTree units,
            BiPredicate<Described, List<Recorded>> passedBy,
            IntFunction<Metadata> metadata,
            Faults faults) {
        var asked = asked(part);
        asked.removeAll(known.keySet());
        log.find(asked).forEach((key, rows) -> known.put(key, new ArrayList<>(rows)));
        var named = part.stream().map(one -> one.command().stream()).toList();
        var streams = log.streams(named);
        units.take(named, streams);
        var drafts = new ArrayList<Draft>();
        for (var one : part) {
            var past = streams.getOrDefault(one.command().stream(), List.of());
            if (passedBy.test(one, past)) {
                continue;
            }
            switch (decided(one, past)) {
                case Refused(var rejection) -> faults.add(one.row(), rejection);
                case Unchanged() -> {}
                case Accepted(UnitDescribed unit) when units.closes(unit) ->
                        faults.add(one.row(), new OwnParent(unit.unit()));
                case Accepted(var event) -> {
                    if (event instanceof UnitDescribed unit) {
                        units.add(unit);
                    }
                    var claiming = DescribeUnit.claiming(event, metadata.apply(one.row()), known);
                    var draft = new Draft(past.size(), event, claiming);
                    drafts.add(draft);
                    Register.rowsOf(draft)
                            .forEach(
                                    row ->
                                            known.computeIfAbsent(row.key(), _ -> new ArrayList<>())
                                                    .add(row));
                }
            }
        }
        return drafts;
    }
}
