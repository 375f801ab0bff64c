package budgettrail.query.summary;

import budgettrail.query.figures.Figure;
import budgettrail.query.figures.Rates;
import budgettrail.query.indicators.Months;
import budgettrail.query.indicators.Months.Month;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.sheet.Cell;
import budgettrail.query.sheet.Cell.Linked;
import budgettrail.query.sheet.Column;
import budgettrail.query.sheet.Column.Kind;
import budgettrail.query.sheet.Provenance;
import budgettrail.query.sheet.Sheet;
import java.util.List;

/**
 * What a page is about, month by month, as a table: what was disbursed, and execution against time.
 */
public record MonthSheet(View view, Subject subject) {
    public static final String MONTHS = "months";

    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("month_end", Kind.DAY),
                    Column.of("disbursed_in_month", Kind.AMOUNT),
                    Column.of("disbursed", Kind.AMOUNT).headed("disbursed_so_far"),
                    Column.of("adjusted_budget", Kind.AMOUNT),
                    Column.of("execution_rate", Kind.PERCENT),
                    Column.of("time_progress", Kind.PERCENT),
                    Column.of("lead", Kind.POINTS));

    public Sheet read() {
        return of(subject.months(view));
    }

    /** Of months that have been read. */
    public Sheet of(Months months) {
        return new Sheet(
                MONTHS,
                Provenance.of(view, subject),
                COLUMNS,
                months.all().stream().map(this::row).toList(),
                null);
    }

    private List<Cell> row(Month month) {
        var trace = Trace.of(subject.place()).on(month.day());
        var execution = trace.rate(Figure.DISBURSED, Figure.ADJUSTED);
        return List.of(
                new Cell.Day(month.day()),
                new Cell.Amount(month.disbursed()),
                new Linked(
                        new Cell.Amount(month.figures().disbursed()),
                        trace.figure(Figure.DISBURSED)),
                new Linked(
                        new Cell.Amount(month.figures().adjusted()), trace.figure(Figure.ADJUSTED)),
                new Linked(new Cell.Percent(month.execution()), execution),
                new Cell.Percent(Rates.timeProgress(month.year(), month.day())),
                new Linked(new Cell.Points(month.lead()), execution));
    }
}
