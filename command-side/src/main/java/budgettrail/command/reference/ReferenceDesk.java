package budgettrail.command.reference;

import budgettrail.command.line.Circumstances;
import budgettrail.command.rejection.Rejection;
import budgettrail.command.shell.CommandDesk;
import budgettrail.command.shell.Giver;
import budgettrail.command.shell.Outcome;
import budgettrail.command.shell.Replay;
import budgettrail.log.AppendConflict;
import budgettrail.log.AppendConflict.Reason.KeyTaken;
import budgettrail.log.EventLog;
import budgettrail.log.Metadata;
import budgettrail.log.Recorded;
import budgettrail.log.RegisterKey;
import java.util.Collections;
import java.util.List;
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
    private final CommandDesk desk;
    private final Replay replay;
    private final UnitsAboveTurn turn;

    public ReferenceDesk(EventLog log, CommandDesk desk, UnitsAboveTurn turn) {
        this.log = log;
        this.desk = desk;
        this.turn = turn;
        this.replay = new Replay(log);
    }

    /** One command and the metadata its fact is recorded with. */
    public record Entry(ReferenceCommand command, Metadata metadata) {}

    /** What became of a list: the facts recorded, or which entry was refused, from 0, and why. */
    public record Described(List<Recorded> facts, Optional<Refusal> refusal) {}

    /** Which entry was refused, from 0, and why. */
    public record Refusal(int index, Rejection rejection) {}

    /** Decides one description and records its fact, if it says anything new. */
    public Outcome give(ReferenceCommand command, Giver giver) {
        if (Collections.disjoint(command.allowed(), giver.roles())) {
            return new Outcome.Forbidden();
        }
        var metadata = giver.metadata(command);
        return replay.of(metadata).orElseGet(() -> first(new Entry(command, metadata)));
    }

    private Outcome first(Entry entry) {
        try {
            var described =
                    describe(List.of(entry), desk.circumstances(entry.metadata().actor(), false));
            return described
                    .refusal()
                    .<Outcome>map(refusal -> new Outcome.Refused(refusal.rejection()))
                    .orElseGet(() -> replay.done(described.facts(), false));
        } catch (AppendConflict lost) {
            return replay.of(entry.metadata()).orElseGet(Outcome.Contended::new);
        }
    }

    /** Decides the entries one after the other, and records the facts of all or of none. */
    public Described describe(List<Entry> entries, Circumstances by) {
        return turn.during(asked(entries), () -> tryToDescribe(entries, by));
    }

    private Described tryToDescribe(List<Entry> entries, Circumstances by) {
        for (var attempt = 1; ; attempt++) {
            var plan = plan(entries, by);
            if (plan.refusal().isPresent()) {
                return new Described(List.of(), plan.refusal());
            }
            try {
                return new Described(log.append(plan.drafts()), Optional.empty());
            } catch (AppendConflict lost) {
                if (attempt == MOST_ATTEMPTS || recordedMeanwhile(lost)) {
                    throw lost;
                }
            }
        }
    }

    /** The same key was recorded on another node: its answer is the answer. */
    private static boolean recordedMeanwhile(AppendConflict lost) {
        return lost.reason() instanceof KeyTaken(var key)
                && key.kind() == RegisterKey.Kind.IDEMPOTENCY;
    }

    private static Set<RegisterKey> asked(List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.command().asks().stream())
                .collect(Collectors.toSet());
    }

    private ReferencePlan plan(List<Entry> entries, Circumstances by) {
        var streams =
                entries.stream().map(entry -> entry.command().stream()).collect(Collectors.toSet());
        var register = log.find(asked(entries)); // Before what it speaks of, see DescribeUnit.
        var found = log.streams(streams);
        var units = new UnitTree(log);
        units.take(streams, found);
        var plan = new ReferencePlan(found, register, units);
        for (var index = 0; index < entries.size() && plan.refusal().isEmpty(); index++) {
            plan.decide(index, entries.get(index), by);
        }
        return plan;
    }
}
