package budgettrail.journey;

import budgettrail.command.line.ModelFigures;
import budgettrail.command.line.RandomBudget;
import budgettrail.event.reference.FiscalYear;
import budgettrail.query.indicators.Level;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Reading;
import budgettrail.web.problem.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The live views: figures of every year, level and scope, now and as of random days. */
final class Views {
    private static final int MOST_WAITS = 60;
    private static final int RANDOM_DAYS = 4;

    private final Reading reading;
    private final long seed;

    /** What second books say, that are at their end: it is asked before a rebuild and after it. */
    private final Map<Asked, Map<String, ModelFigures>> expected = new HashMap<>();

    private record Asked(long seed, FiscalYear year, Level level, LocalDate day) {}

    /**
     * @param seed of the days
     */
    Views(Reading reading, long seed) {
        this.reading = reading;
        this.seed = seed;
    }

    /** Until the projection holds that position. */
    void await(long position) {
        for (var wait = 0; wait < MOST_WAITS; wait++) {
            try {
                reading.at(new Moment(null, null, position), _ -> true);
                return;
            } catch (ProblemException behind) {
                if (!behind.problem().code().equals("PROJECTION_BEHIND")) {
                    throw behind;
                }
            }
        }
        throw new AssertionError("The projection does not reach " + position);
    }

    /** What is shown is what the second books say, no more and no less. */
    void agree(List<RandomSequence> sequences) {
        for (var year = RandomBudget.YEAR;
                year.value() <= RandomBudget.LAST_YEAR.value();
                year = year.next()) {
            for (var day : days(year)) {
                for (var level : Scopes.LEVELS) {
                    agree(sequences, year, level, day);
                }
            }
        }
    }

    /** Today, which needs no daily sums; the last day; some others. */
    private List<LocalDate> days(FiscalYear year) {
        var random = new SplittableRandom(seed * 31 + year.value());
        var days = new ArrayList<>(List.of(reading.today(), year.firstDay(), year.lastDay()));
        for (var day = 0; day < RANDOM_DAYS; day++) {
            days.add(LocalDate.ofYearDay(year.value(), 1 + random.nextInt(365)));
        }
        return days;
    }

    private void agree(
            List<RandomSequence> sequences, FiscalYear year, Level level, LocalDate day) {
        var shown =
                reading.at(
                        new Moment(day, null, 0),
                        snapshot -> Scopes.shown(snapshot, year, level, "s"));
        var left = new HashSet<>(shown.keySet());
        for (var sequence : sequences) {
            expected.computeIfAbsent(
                            new Asked(sequence.seed(), year, level, day),
                            _ -> Scopes.expected(sequence, year, level, day))
                    .forEach(
                            (scope, figures) -> {
                                same(sequence, year, day, scope, shown, figures);
                                left.remove(scope);
                            });
        }
        if (!left.isEmpty()) {
            throw new AssertionError("%s %s %s: nobody's %s".formatted(year, level, day, left));
        }
    }

    private void same(
            RandomSequence sequence,
            FiscalYear year,
            LocalDate day,
            String scope,
            Map<String, ModelFigures> shown,
            ModelFigures expected) {
        @Nullable ModelFigures found = shown.get(scope);
        var overspent = day.equals(reading.today()) && found != null && found.available() < 0;
        if (overspent || !expected.equals(found)) {
            throw new AssertionError(
                    "seed %d, %s of %s as of %s: %s is not %s"
                            .formatted(sequence.seed(), scope, year, day, found, expected));
        }
    }
}
