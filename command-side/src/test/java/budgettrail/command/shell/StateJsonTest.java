package budgettrail.command.shell;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.line.Closed;
import budgettrail.command.line.Decision.Accepted;
import budgettrail.command.line.LineState;
import budgettrail.command.line.MemoryLedger;
import budgettrail.command.line.ModelBook;
import budgettrail.command.line.ModelPosting;
import budgettrail.command.line.Open;
import budgettrail.command.line.RandomBudget;
import budgettrail.command.line.RandomCommands;
import budgettrail.command.line.Unopened;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is kept of a line is the line: contracts, requests, adjustments and all. */
class StateJsonTest {
    private static final int SEEDS = 30;
    private static final int STEPS = 200;
    private static final RandomBudget BUDGET = new RandomBudget("");

    @Test
    void whatWasWrittenIsReadBackAfterEveryFactOfEverySeed() {
        var seen = new ArrayList<LineState>();
        for (var seed = 0; seed < SEEDS; seed++) {
            run(seed, seen);
        }
        assertThat(seen).anyMatch(Closed.class::isInstance);
        assertThat(seen).anyMatch(open(it -> it.commitments().count() > 1));
        assertThat(seen).anyMatch(open(it -> it.requests().count() > 1));
        assertThat(seen).anyMatch(open(it -> it.adjustments().count() > 1));
        assertThat(seen).anyMatch(open(it -> !it.carriedIn().isEmpty()));
    }

    private static Predicate<LineState> open(Predicate<Open> rule) {
        return state -> state instanceof Open open && rule.test(open);
    }

    private static void run(long seed, List<LineState> seen) {
        var book = new ModelBook();
        var posting = new ModelPosting(book);
        var commands = new RandomCommands(seed, book, BUDGET);
        var ledger = new MemoryLedger();
        BUDGET.units().forEach(ledger.register()::know);
        BUDGET.projects().forEach(ledger.register()::know);
        for (var step = 0; step < STEPS; step++) {
            var attempt = commands.next();
            if (ledger.give(attempt.command(), attempt.by()) instanceof Accepted) {
                posting.post(attempt.command(), attempt.by());
                for (var line : BUDGET.lines()) {
                    var state = ledger.state(line);
                    if (!(state instanceof Unopened)) {
                        assertThat(StateJson.read(StateJson.write(state)))
                                .as("seed %d, step %d", seed, step)
                                .isEqualTo(state);
                        seen.add(state);
                    }
                }
            }
        }
    }
}
