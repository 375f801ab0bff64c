package budgettrail.journey;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.ModelBook;
import budgettrail.command.line.ModelPosting;
import budgettrail.command.line.ModelVerdict;
import budgettrail.command.line.RandomBudget;
import budgettrail.command.line.RandomCommands;
import budgettrail.command.line.RandomCommands.Attempt;
import budgettrail.command.rejection.Problem;
import budgettrail.command.shell.CommandDesk;
import budgettrail.command.shell.Giver;
import budgettrail.command.shell.Instruction;
import budgettrail.command.shell.Outcome;
import budgettrail.event.line.LineId;
import budgettrail.log.Metadata;
import budgettrail.log.Recorded;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random commands of one seed, given to the real desk and to the second book, which must answer the
 * same each time.
 */
final class RandomSequence {
    static final int STEPS = 200;

    private final long seed;
    private final CommandDesk desk;
    private final RandomBudget budget;
    private final ModelBook book = new ModelBook();
    private final ModelVerdict verdicts = new ModelVerdict(book);
    private final ModelPosting posting = new ModelPosting(book);
    private final RandomCommands commands;
    private final SplittableRandom random;
    private int step;
    private long position;

    /**
     * @param elsewhere lines of others that stay open in the same log
     */
    RandomSequence(long seed, CommandDesk desk, List<LineId> elsewhere) {
        this.seed = seed;
        this.desk = desk;
        this.budget = budgetOf(seed);
        this.commands = new RandomCommands(seed, book, budget);
        this.random = new SplittableRandom(~seed);
        elsewhere.forEach(book::knowsElsewhere);
    }

    static RandomBudget budgetOf(long seed) {
        return new RandomBudget("s" + seed + ".");
    }

    long seed() {
        return seed;
    }

    RandomBudget budget() {
        return budget;
    }

    ModelBook book() {
        return book;
    }

    /** For choices beside the commands. */
    SplittableRandom random() {
        return random;
    }

    /** Of the last fact recorded so far, 0 if there is none. */
    long position() {
        return position;
    }

    /** Gives the next commands; a failure names the seed and the step. */
    void give(int steps) {
        for (var end = step + steps; step < end; step++) {
            var attempt = commands.next();
            try {
                give(attempt);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(
                        "seed %d, step %d, %s".formatted(seed, step, attempt), failure);
            }
        }
    }

    private void give(Attempt attempt) {
        var before = position;
        var by = circumstances(attempt);
        var expected = verdicts.of(attempt.command(), by);
        var answer = by.equals(attempt.by()) ? asImported(attempt) : online(attempt);
        same(answer, expected);
        if (answer.equals(ModelVerdict.OK)) {
            posting.post(attempt.command(), by);
            neverOverspent();
        } else {
            same(position, before);
        }
    }

    private void neverOverspent() {
        for (var line : budget.lines()) {
            if (book.available(line) < 0) {
                throw new AssertionError(line + " is overspent: " + book.available(line));
            }
        }
    }

    private static void same(Object one, Object other) {
        if (!one.equals(other)) {
            throw new AssertionError(one + " is not " + other);
        }
    }

    /** As the desk sees them; those of another day, or of history, go in by the door of imports. */
    private Circumstances circumstances(Attempt attempt) {
        var by = attempt.by();
        return by.imported() || !by.today().equals(RandomCommands.TODAY)
                ? by
                : desk.circumstances(by.actor(), false);
    }

    private String online(Attempt attempt) {
        var giver =
                new Giver(
                        attempt.by().actor(),
                        attempt.command().allowed(),
                        "s" + seed + "-" + step,
                        null,
                        null);
        var outcome = desk.give(attempt.command(), giver);
        if (outcome instanceof Outcome.Done done
                && !done.facts().isEmpty()
                && random.nextInt(20) == 0) {
            same(
                    desk.give(attempt.command(), giver),
                    new Outcome.Done(done.facts(), done.position(), true));
        }
        return switch (outcome) {
            case Outcome.Done(var facts, _, _) -> recorded(facts);
            case Outcome.Refused(var rejection) -> Problem.of(rejection).code();
            case Outcome.Stale _,
                    Outcome.KeyReused _,
                    Outcome.InFlight _,
                    Outcome.Forbidden _,
                    Outcome.Contended _ ->
                    outcome.toString();
        };
    }

    private String asImported(Attempt attempt) {
        var metadata =
                new Metadata(
                        attempt.by().actor(),
                        Metadata.Source.IMPORT,
                        "s" + seed + "-" + step,
                        null,
                        null,
                        0,
                        "s" + seed,
                        step + 1);
        var posted =
                desk.post(
                        List.of(new Instruction(attempt.command(), attempt.by(), metadata, null)));
        return posted.refusal()
                .map(refusal -> Problem.of(refusal.rejection()).code())
                .orElseGet(() -> recorded(posted.facts()));
    }

    private String recorded(List<Recorded> facts) {
        position = facts.isEmpty() ? position : facts.getLast().position();
        return ModelVerdict.OK;
    }
}
