package budgettrail.command.line;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.line.Decision.Accepted;
import budgettrail.command.line.Decision.Refused;
import budgettrail.command.rejection.Problem;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two books kept apart must agree, after every command of every seed. A seed repeats a failure. */
class LinePropertiesTest {
    private static final int STEPS = 200;
    private static final RandomBudget BUDGET = new RandomBudget("");

    /** 300 seeds, or 10,000 to prove it. */
    static LongStream seeds() {
        return LongStream.range(0, Boolean.getBoolean("budgettrail.proof") ? 10_000 : 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverSpendsWhatItDoesNotHaveAndAgreesWithTheSecondBook(long seed) {
        run(seed, new TreeMap<>());
    }

    @Test
    void reachesEveryRuleItIsAbout() {
        var answers = new TreeMap<String, Integer>();
        LongStream.range(0, 100).forEach(seed -> run(seed, answers));
        assertThat(answers)
                .containsKeys(
                        "INVALID_AMOUNT",
                        "UNKNOWN_BUDGET_LINE",
                        "UNIT_MISMATCH",
                        "YEAR_CLOSED",
                        "DATE_IN_FUTURE",
                        "DUPLICATE_VOUCHER",
                        "REFERENCE_REQUIRED",
                        "SAME_LINE",
                        "REFUND_EXCEEDS_PAYMENT",
                        "EXCEEDS_COMMITMENT",
                        "EXCEEDS_AVAILABLE",
                        "FOUR_EYES_REQUIRED",
                        "BEFORE_REQUEST",
                        "NOT_PAID",
                        "PAYMENT_REFUNDED",
                        "CLOSING_NOT_BALANCED",
                        "COMMITMENTS_NOT_COVERED",
                        "OK GrantExemption",
                        "OK Transfer",
                        "OK RefundDisbursement",
                        "OK CorrectDisbursement",
                        "OK PayDisbursement",
                        "OK CloseLine");
    }

    private static void run(long seed, Map<String, Integer> answers) {
        var book = new ModelBook();
        var verdicts = new ModelVerdict(book);
        var posting = new ModelPosting(book);
        var commands = new RandomCommands(seed, book, BUDGET);
        var ledger = new MemoryLedger();
        BUDGET.units().forEach(ledger.register()::know);
        BUDGET.projects().forEach(ledger.register()::know);
        for (var step = 0; step < STEPS; step++) {
            var attempt = commands.next();
            var expected = verdicts.of(attempt.command(), attempt.by());
            var where = new Where(seed, step, attempt);
            var answer = answer(ledger, attempt, where);
            where.same(answer, expected);
            if (answer.equals(ModelVerdict.OK)) {
                posting.post(attempt.command(), attempt.by());
                answer += " " + attempt.command().getClass().getSimpleName();
                agree(ledger, book, where);
            }
            answers.merge(answer, 1, Integer::sum);
        }
        neverGivesBackWhatIsNotAskedForYet(book);
    }

    /** Nor as of any day of the past. */
    private static void neverGivesBackWhatIsNotAskedForYet(ModelBook book) {
        for (var line : BUDGET.lines()) {
            for (var entry : book.of(line)) {
                assertThat(book.requested(line, entry.day())).isNotNegative();
            }
        }
    }

    /** What a failure must name. Two million steps are too many to describe beforehand. */
    private record Where(long seed, int step, RandomCommands.Attempt attempt) {
        void same(Object one, Object other) {
            if (!one.equals(other)) {
                throw new AssertionError(this + ": " + one + " is not " + other);
            }
        }

        void notNegative(long fen) {
            if (fen < 0) {
                throw new AssertionError(this + ": " + fen + " is below zero");
            }
        }
    }

    private static String answer(MemoryLedger ledger, RandomCommands.Attempt attempt, Where where) {
        try {
            return switch (ledger.give(attempt.command(), attempt.by())) {
                case Accepted _ -> ModelVerdict.OK;
                case Refused(var rejection) -> Problem.of(rejection).code();
            };
        } catch (RuntimeException bug) {
            throw new AssertionError(where.toString(), bug);
        }
    }

    private static void agree(MemoryLedger ledger, ModelBook book, Where where) {
        for (var line : BUDGET.lines()) {
            agree(ledger.state(line), line, book, where);
        }
    }

    private static void agree(LineState state, LineId line, ModelBook book, Where where) {
        where.same(!(state instanceof Unopened), book.knows(line));
        where.same(state instanceof Closed, book.closed(line));
        where.notNegative(book.available(line));
        switch (state) {
            case Unopened _ -> {}
            case Closed closed -> exemptionsAgree(closed.adjustments(), line, book, where);
            case Open open -> {
                sumsAgree(open, line, book, where);
                exemptionsAgree(open.adjustments(), line, book, where);
                itemsAgree(open, line, book, where);
            }
        }
    }

    private static void sumsAgree(Open open, LineId line, ModelBook book, Where where) {
        var sums = open.sums();
        where.notNegative(open.available().fen());
        where.notNegative(sums.paid().fen());
        where.same(sums.adjusted().fen(), book.adjusted(line));
        where.same(sums.paid().fen(), book.paid(line));
        where.same(sums.committed().fen(), book.committed(line));
        where.same(sums.pending().fen(), book.pending(line));
        where.same(sums.frozen().fen(), book.frozen(line));
    }

    private static void itemsAgree(Open open, LineId line, ModelBook book, Where where) {
        where.same(names(open.requests()), Set.copyOf(book.waiting(line)));
        where.same(names(open.commitments()), Set.copyOf(book.openContracts(line)));
        open.commitments()
                .byId()
                .forEach(
                        (id, it) -> {
                            where.notNegative(it.free().fen());
                            where.same(it.free().fen(), book.freeOf(line, id.value()));
                        });
        for (var origin = 2020; origin < line.year().value(); origin++) {
            var carriedIn = open.carriedIn().getOrDefault(new FiscalYear(origin), Money.ZERO);
            where.same(carriedIn.fen(), book.carriedIn(line, origin));
        }
    }

    private static Set<String> names(OpenItems<?, ?> items) {
        return items.byId().keySet().stream().map(Object::toString).collect(Collectors.toSet());
    }

    private static void exemptionsAgree(
            OpenItems<?, Adjustment> adjustments, LineId line, ModelBook book, Where where) {
        var exempt = adjustments.byId().values().stream().filter(Adjustment::exempt).count();
        where.same(exempt, book.exemptions(line));
    }
}
