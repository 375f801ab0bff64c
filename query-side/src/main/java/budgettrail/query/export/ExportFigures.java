package budgettrail.query.export;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rate.NotApplicable;
import budgettrail.query.figures.Rate.Ratio;
import budgettrail.query.figures.Rate.Unbudgeted;
import budgettrail.query.figures.Rates;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Groups;
import budgettrail.query.indicators.Level;
import budgettrail.query.indicators.Scope;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the product shows of a year at its end, as known at a head: its own figures, so that whoever
 * adds up the facts again has something to compare with.
 *
 * @param position the size of the head
 */
record ExportFigures(int format, long position, List<Row> figures) {
    private static final int FORMAT = 1;

    ExportFigures(long position, List<Row> figures) {
        this(FORMAT, position, figures);
    }

    /** One department, unit or project. Whole fen as text: sums may exceed any number type. */
    record Row(
            int fiscalYear,
            LocalDate asOf,
            Level level,
            String key,
            String initialFen,
            String adjustedFen,
            String disbursedFen,
            String adjustmentsFen,
            Shown execution,
            Shown adjustment,
            Shown carryOver) {}

    /**
     * A rate.
     *
     * @param none why there is none: {@code NOT_APPLICABLE} or {@code UNBUDGETED}
     * @param percent as it is shown
     */
    record Shown(
            @Nullable String none,
            @Nullable String numerator,
            @Nullable String denominator,
            String percent) {

        static Shown of(Rate rate) {
            return switch (rate) {
                case Ratio(var part, var whole) ->
                        new Shown(null, part.toString(), whole.toString(), rate.shown());
                case NotApplicable _, Unbudgeted _ ->
                        new Shown(rate.shown(), null, null, rate.shown());
            };
        }
    }

    /** The rows of a year, at its last day. */
    static List<Row> of(Snapshot atYearsEnd, FiscalYear year, Sight sight) {
        var levels = Groups.overview(atYearsEnd, Scope.of(year, sight));
        return levels.entrySet().stream()
                .flatMap(
                        level ->
                                level.getValue().stream()
                                        .map(group -> row(year, level.getKey(), group)))
                .toList();
    }

    private static Row row(FiscalYear year, Level level, Group group) {
        var rates = new Rates(group.all());
        return new Row(
                year.value(),
                year.lastDay(),
                level,
                group.key(),
                group.all().initial().fen().toString(),
                group.all().adjusted().fen().toString(),
                group.all().disbursed().fen().toString(),
                group.all().gross().fen().toString(),
                Shown.of(rates.execution()),
                Shown.of(rates.adjustmentGross()),
                Shown.of(rates.carryOver()));
    }
}
