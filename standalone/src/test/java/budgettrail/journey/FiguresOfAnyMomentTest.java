package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.access.Manager;
import budgettrail.command.line.RandomBudget;
import budgettrail.command.shell.CommandDesk;
import budgettrail.log.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * For random figures of random scopes, as of random days, as known at random moments: what is shown
 * is what the listed facts add up to, and what an independent fold of the log cut there says. A
 * failure names the question, and the seed repeats it.
 */
class FiguresOfAnyMomentTest {
    private static final int QUESTIONS = 500;
    private static final int PAIRS = 100;
    private static final int KINDS = 26;
    private static final int PROOF = 5_000;
    private static final long SEED = Long.getLong("budgettrail.seed", 1);
    private static final List<Long> SEQUENCES = LongStream.range(0, 6).boxed().toList();

    private static RunningApplication application;
    private static List<RawFact> log;
    private static Manager reader;

    @BeforeAll
    static void recordThreeYears() {
        var access = TestDatabase.fresh();
        application = RunningApplication.on(access, "--budgettrail.four-eyes-limit=30.00");
        var api = application.api();
        var desk = application.context().getBean(CommandDesk.class);
        Dataset.importBudget(api);
        Dataset.importLedger(api, _ -> true);
        var elsewhere = RandomGround.prepare(api, SEQUENCES);
        var sequences = new ArrayList<RandomSequence>();
        SEQUENCES.forEach(seed -> sequences.add(new RandomSequence(seed, desk, elsewhere)));
        for (var step = 0; step < RandomSequence.STEPS; step += 20) {
            sequences.forEach(it -> it.give(20));
        }
        var late = new LateCommands(SEED, desk, RawFact.all(access));
        late.give(150);
        RandomGround.load(
                api,
                "officer",
                "units",
                RandomBudget.YEAR,
                "code,name_zh,parent_code\ns0.035001,科,s1.035\n");
        RandomGround.load(
                api,
                "officer",
                "units",
                RandomBudget.YEAR.next(),
                "code,name_zh,parent_code\ns1.035002,科,s2.035\n");
        late.give(150);
        log = RawFact.all(access);
        reader = Manager.signIn(application, "auditor");
    }

    @AfterAll
    static void stop() {
        reader.close();
        application.close();
    }

    /** Without them it would prove nothing. */
    @Test
    void everyKindOfFactOfALineIsThere() {
        assertThat(log.stream().map(RawFact::type).filter(it -> it.startsWith("line.")).distinct())
                .hasSize(KINDS);
    }

    @Test
    void whatIsShownIsWhatTheFactsSayAndWhatPaperSays() {
        var questions = new AnyFigures(SEED, log);
        var shown = new ShownFigures(application.api(), reader);
        var told = 0;
        var all = Boolean.getBoolean("budgettrail.proof") ? PROOF : QUESTIONS;
        for (var number = 0; number < all; number++) {
            var it = questions.next();
            var paper = it.onPaper(log);
            var figure = paper.figures().get(it.figure());
            told += figure.signum() == 0 ? 0 : 1;
            assertThat(shown.figure(it, paper)).as("%s", it).isEqualTo(figure);
            assertThat(shown.listed(it, paper.lines(), number % 10 == 0))
                    .as("the facts of %s", it)
                    .isEqualTo(figure);
        }
        assertThat(told).as("figures that are not nothing").isGreaterThan(all / 4);
    }

    /** In either order; some differ only by the day, or only by what was known. */
    @Test
    void aDifferenceIsTheFactsThatMadeItAndThatOfTwoReads() {
        var questions = new AnyFigures(~SEED, log);
        var shown = new ShownFigures(application.api(), reader);
        var told = 0;
        for (var number = 0; number < PAIRS; number++) {
            var now = questions.next();
            var then = now.at(questions.next());
            if (number % 3 == 0) {
                then = then.on(now.asOf());
            }
            var papers = List.of(then.onPaper(log), now.onPaper(log));
            var lines = new HashSet<>(papers.get(0).lines());
            lines.addAll(papers.get(1).lines());
            var expected =
                    papers.get(1)
                            .figures()
                            .get(now.figure())
                            .subtract(papers.get(0).figures().get(now.figure()));
            told += expected.signum() == 0 ? 0 : 1;
            assertThat(shown.between(then, now, lines))
                    .as("the facts between %s and %s", then, now)
                    .isEqualTo(expected);
            assertThat(shown.compared(then, now, lines))
                    .as("between %s and %s", then, now)
                    .isEqualTo(expected);
        }
        assertThat(told).as("differences that are not nothing").isGreaterThan(PAIRS / 5);
        assertThat(shown.causes()).contains("DAY", "RECORDED", "MOVED");
    }
}
