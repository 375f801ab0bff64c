package budgettrail.faults;

import budgettrail.command.adjustment.Transfer;
import budgettrail.command.appropriation.OpenLine;
import budgettrail.command.carryover.CloseLine;
import budgettrail.command.disbursement.CorrectDisbursement;
import budgettrail.command.line.Command;
import budgettrail.command.line.ModelBook;
import budgettrail.command.line.ModelPosting;
import budgettrail.command.line.ModelVerdict;
import budgettrail.event.Actor;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Carries out again, one after the other and in the order of the log, what was recorded: the second
 * book must allow each of it, end up with what the facts add up to, and refuse what was refused, in
 * some state in which it may have been decided.
 */
final class ModelCheck {
    private final ModelBook book = new ModelBook();
    private final ModelVerdict verdicts = new ModelVerdict(book);
    private final ModelPosting posting = new ModelPosting(book);
    private final Map<LineId, Standing> standings = new HashMap<>();
    private final Map<String, Intent> intents;
    private final List<RecordedGroup> groups;
    private int late;

    ModelCheck(List<RecordedGroup> groups, Map<String, Intent> intents) {
        this.groups = groups;
        this.intents = intents;
    }

    void check() {
        for (var group : groups) {
            if (!group.imported() && !intents.containsKey(group.key())) {
                throw violation("recorded, but nobody meant it", group, group.rows());
            }
        }
        nothingLost();
        var windows = new Windows(groups.stream().filter(it -> !it.imported()).toList(), intents);
        var refusals = new Refusals(intents, windows, verdicts);
        refusals.look(0);
        for (var group : groups) {
            var intent = intents.get(group.key());
            if (intent != null && windows.from(intent.meant) >= group.first()) {
                throw violation("before what it came after", group, windows.from(intent.meant));
            }
            carryOut(
                    group,
                    intent == null ? Imported.command(group.rows().getFirst()) : intent.command);
            refusals.look(group.last());
        }
        refusals.finish();
    }

    /** How each line stands. */
    Map<LineId, Standing> standings() {
        return standings;
    }

    /** How many commands were refused to one copy and recorded by another that came later. */
    int late() {
        return late;
    }

    private void nothingLost() {
        var recorded = new HashMap<String, RecordedGroup>();
        groups.forEach(group -> recorded.put(group.key(), group));
        for (var intent : intents.values()) {
            var answer = intent.answer;
            var group = recorded.get(intent.key);
            if (answer != null && answer.accepted() && !answer.facts().isEmpty()) {
                if (group == null) {
                    throw new Violation("lost", answer.facts().getFirst(), intent.key, intent);
                }
                if (!group.positions().equals(answer.facts())) {
                    throw violation("recorded otherwise than answered", group, intent);
                }
            }
            if (group != null && intent.refused()) {
                if (intent.unknown == 0) {
                    throw violation("refused and recorded", group, intent);
                }
                late++;
            }
        }
    }

    private void carryOut(RecordedGroup group, Command command) {
        var by = Budget.circumstances(new Actor(group.actor()));
        var verdict = verdicts.of(command, by);
        if (!verdict.equals(ModelVerdict.OK)) {
            throw violation("recorded, but " + verdict, group, command);
        }
        posting.post(command, by);
        var facts = facts(group);
        if (facts.size() != count(command, facts)) {
            throw violation("half or more", group, facts);
        }
        var touched = new HashSet<LineId>();
        for (var fact : facts) {
            touched.add(fact.line());
            var after = standings.getOrDefault(fact.line(), Standing.NOTHING).after(fact);
            standings.put(fact.line(), after);
            if (after.available() < 0) {
                throw violation("overspent", group, fact.line() + " " + after);
            }
        }
        for (var line : touched) {
            var expected =
                    new Standing(
                            book.adjusted(line),
                            book.paid(line),
                            book.committed(line),
                            book.pending(line));
            if (!expected.equals(standings.get(line))) {
                throw violation("the facts say " + standings.get(line), group, expected);
            }
        }
    }

    private static List<LineEvent> facts(RecordedGroup group) {
        var facts = new ArrayList<LineEvent>();
        for (var row : group.rows()) {
            facts.add((LineEvent) row.fact());
        }
        return facts;
    }

    /** How many facts the command leads to. */
    private static int count(Command command, List<LineEvent> facts) {
        return switch (command) {
            case Transfer _, CorrectDisbursement _, OpenLine _ -> 2;
            case CloseLine _ -> facts.size(); // As many as there are origins; its sums tell.
            default -> 1;
        };
    }

    private static Violation violation(String promise, RecordedGroup group, Object what) {
        return new Violation(promise, group.first(), group.key(), what);
    }
}
