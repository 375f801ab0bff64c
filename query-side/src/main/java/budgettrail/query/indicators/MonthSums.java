package budgettrail.query.indicators;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Sum;
import budgettrail.query.posting.Measure;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Adds up one group, month after month. */
final class MonthSums {
    private static final int MONTHS = 12;

    private record Change(int month, Measure measure, Sum amount, boolean inside) {}

    private final List<Change> changes = new ArrayList<>();

    /**
     * @param inside whether it is a virement from another line of the group
     */
    void add(int month, Measure measure, Sum amount, boolean inside) {
        changes.add(new Change(month, measure, amount, inside));
    }

    Months upTo(FiscalYear year, LocalDate asOf) {
        var sums = new Figures.Summing();
        var months = new ArrayList<Months.Month>();
        var before = Figures.NONE;
        for (var month = 1; month <= MONTHS && !first(year, month).isAfter(asOf); month++) {
            add(month, sums);
            var end = YearMonth.of(year.value(), month).atEndOfMonth();
            var figures = sums.figures();
            months.add(new Months.Month(year, end.isBefore(asOf) ? end : asOf, before, figures));
            before = figures;
        }
        return new Months(months);
    }

    private void add(int month, Figures.Summing sums) {
        for (var change : changes) {
            if (change.month() == month && change.inside()) {
                sums.addInside(change.measure(), change.amount());
            } else if (change.month() == month) {
                sums.add(change.measure(), change.amount());
            }
        }
    }

    private static LocalDate first(FiscalYear year, int month) {
        return LocalDate.of(year.value(), month, 1);
    }
}
