package budgettrail.command.importing;

import budgettrail.command.line.Circumstances;
import budgettrail.command.shell.Rehearsal;
import budgettrail.command.shell.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a file leads to, decided to its last row and not recorded.
 *
 * @param named facts that name something
 * @param rulings of its commands, in order; those before the end, if it ended early
 */
record Rehearsed(int named, List<Ruling.Facts> rulings) {

    /**
     * Decides all in order and notes what is refused.
     *
     * @param accepted is told each ruling, as long as nothing is wrong
     */
    static Rehearsed of(
            List<Planned> plan,
            int named,
            Rehearsal rehearsal,
            Circumstances by,
            Faults faults,
            Consumer<Ruling.Facts> accepted) {
        var rulings = new ArrayList<Ruling.Facts>(plan.size());
        rehearsal.decide(
                plan.stream().map(Planned::command).toList(),
                by,
                (index, ruling) -> {
                    switch (ruling) {
                        case Ruling.Refused(var rejection) ->
                                faults.add(plan.get(index).refusedAt(rejection), rejection);
                        case Ruling.Facts facts -> {
                            rulings.add(facts);
                            if (faults.none()) {
                                accepted.accept(facts);
                            }
                        }
                    }
                    return !faults.errors().full();
                });
        return new Rehearsed(named, rulings);
    }

    /** All facts it leads to. */
    int facts() {
        return named + rulings.stream().mapToInt(ruling -> ruling.facts().size()).sum();
    }
}
