package budgettrail.query.indicators;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.IndicatorCells;
import budgettrail.query.figures.Rates;
import budgettrail.query.figures.Sum;
import budgettrail.query.posting.Measure;
import budgettrail.query.reading.Csv;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The three tables whose columns and rows are agreed upon outside of this program. */
public final class Tables {
    private static final List<Level> LEVELS = List.of(Level.DEPARTMENT, Level.UNIT, Level.PROJECT);

    private Tables() {}

    /** Department, units, projects: every indicator as of one day. */
    public static Csv indicators(Snapshot snapshot, Scope scope) {
        var csv =
                new Csv(
                        Stream.concat(
                                        Stream.of("as_of", "level", "key"),
                                        IndicatorCells.COLUMNS.stream())
                                .toList());
        for (var level : LEVELS) {
            for (var group : Groups.read(snapshot, scope, level)) {
                var cells = new ArrayList<String>();
                cells.add(snapshot.asOf().toString());
                cells.add(level.name());
                cells.add(Csv.harmless(group.key()));
                cells.addAll(IndicatorCells.of(group.all()));
                csv.add(cells);
            }
        }
        return csv;
    }

    static Csv lineBalances(Snapshot snapshot, Scope scope) {
        var csv =
                new Csv(
                        List.of(
                                "line_key",
                                "unit_code",
                                "initial",
                                "supplement",
                                "reduction",
                                "virement_in",
                                "virement_out",
                                "adjusted",
                                "disbursed_gross",
                                "refunded",
                                "disbursed_net",
                                "carry_over",
                                "carry_forward",
                                "lapsed"));
        for (var line : Groups.read(snapshot, scope, Level.LINE)) {
            var cells = new ArrayList<String>();
            cells.add(Csv.harmless(line.key()));
            cells.add(Csv.harmless(line.unit()));
            balance(line.all()).map(Sum::yuan).forEach(cells::add);
            csv.add(cells);
        }
        return csv;
    }

    private static Stream<Sum> balance(Figures line) {
        return Stream.of(
                line.initial(),
                line.sum(Measure.SUPPLEMENT),
                line.sum(Measure.REDUCTION),
                line.sum(Measure.VIREMENT_IN),
                line.sum(Measure.VIREMENT_OUT),
                line.adjusted(),
                line.sum(Measure.PAID),
                line.sum(Measure.REFUNDED),
                line.disbursed(),
                line.balance(),
                line.sum(Measure.CARRIED_FORWARD),
                line.sum(Measure.LAPSED));
    }

    /**
     * A row for each month end of the year, up to the day of the snapshot.
     *
     * @param sight what is seen on a day
     */
    static Csv threePublic(Snapshot snapshot, FiscalYear year, Function<Snapshot, Sight> sight) {
        var csv = new Csv(List.of("as_of", "budget", "actual", "control_rate"));
        for (var end : monthEnds(year)) {
            if (end.isAfter(snapshot.asOf())) {
                break;
            }
            var then = snapshot.asOf(end);
            var lines = Groups.read(then, Scope.of(year, sight.apply(then)), Level.KIND);
            var budget = total(lines.stream().map(group -> group.threePublic().adjusted()));
            var actual = total(lines.stream().map(group -> group.threePublic().disbursed()));
            var rate = Rates.control(actual, budget).cell();
            csv.add(List.of(end.toString(), budget.yuan(), actual.yuan(), rate));
        }
        return csv;
    }

    private static List<LocalDate> monthEnds(FiscalYear year) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> YearMonth.of(year.value(), month).atEndOfMonth())
                .toList();
    }

    private static Sum total(Stream<Sum> sums) {
        return sums.reduce(new Sum(BigInteger.ZERO), Sum::plus);
    }
}
