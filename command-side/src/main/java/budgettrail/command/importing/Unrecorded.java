package budgettrail.command.importing;

import budgettrail.command.rejection.Rejection;
import budgettrail.command.shell.BulkDesk;
import budgettrail.command.shell.CommandDesk;
import budgettrail.command.shell.Ruling;
import budgettrail.event.line.LineId;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.RegisterKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What no try of an import has recorded yet: decided on the newest facts, and recorded. Another try
 * may be at it, whose answer was lost or whose node is believed dead.
 */
final class Unrecorded {
    private final CommandDesk desk;
    private final BulkDesk bulk;
    private final EventLog log;
    private final Stamp stamp;
    private final Reached reached;

    Unrecorded(CommandDesk desk, BulkDesk bulk, EventLog log, Stamp stamp, Reached reached) {
        this.desk = desk;
        this.bulk = bulk;
        this.log = log;
        this.stamp = stamp;
        this.reached = reached;
    }

    /**
     * Decides what is not recorded of these places on the newest facts, while nobody else here
     * does, and records it.
     */
    void post(List<Planned> commands, int from, int to, Faults faults) {
        var lines = Chunks.lines(commands.subList(from, to));
        bulk.insisting(lines, () -> untilSettled(commands, from, to, lines, faults));
    }

    private boolean untilSettled(
            List<Planned> commands, int from, int to, Set<LineId> lines, Faults faults) {
        var settled = false;
        while (!settled) {
            settled = settled(commands, from, to, lines, faults);
        }
        return settled;
    }

    /** Why a row is refused now. */
    private record Refusal(int row, Rejection rejection) {}

    /**
     * False if another try recorded some of it meanwhile: what that took is no reason to refuse the
     * rest, which is to be decided again.
     */
    private boolean settled(
            List<Planned> commands, int from, int to, Set<LineId> lines, Faults faults) {
        var places = unrecorded(from, to);
        var drafts = new ArrayList<Draft>();
        var refusal = decided(places.stream().map(commands::get).toList(), places, drafts);
        if (refusal.isEmpty()) {
            reached.see(bulk.record(log.ready(drafts), lines));
            return true;
        }
        if (unrecorded(from, to).size() < places.size()) {
            return false;
        }
        faults.add(refusal.get().row(), refusal.get().rejection());
        return true;
    }

    private Optional<Refusal> decided(
            List<Planned> part, List<Integer> places, List<Draft> drafts) {
        var refused = new ArrayList<Refusal>();
        bulk.rehearsal()
                .decide(
                        part.stream().map(Planned::command).toList(),
                        stamp.in(desk.circumstances(stamp.actor(), stamp.history())),
                        (index, ruling) -> {
                            var planned = part.get(index);
                            switch (ruling) {
                                case Ruling.Refused(var rejection) ->
                                        refused.add(
                                                new Refusal(
                                                        planned.refusedAt(rejection), rejection));
                                case Ruling.Facts(var facts, _) -> {
                                    var metadata = stamp.of(places.get(index), planned.row());
                                    facts.forEach(fact -> drafts.add(fact.draft(metadata)));
                                }
                            }
                            return refused.isEmpty();
                        });
        return refused.stream().findFirst();
    }

    /** The places of commands that no try has recorded. */
    private List<Integer> unrecorded(int from, int to) {
        var keys = new HashMap<RegisterKey, Integer>();
        for (var place = from; place < to; place++) {
            keys.put(RegisterKey.idempotency(stamp.actor(), stamp.key(place)), place);
        }
        var found = log.find(Set.copyOf(keys.keySet()));
        found.values().forEach(rows -> rows.forEach(row -> reached.see(row.position())));
        keys.keySet().removeAll(found.keySet());
        return keys.values().stream().sorted().toList();
    }
}
