package budgettrail.query.summary;

import budgettrail.query.figures.Figure;
import budgettrail.query.figures.Figures;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.sheet.Cell;
import budgettrail.query.sheet.Cell.Linked;
import budgettrail.query.sheet.Column;
import budgettrail.query.sheet.Column.Kind;
import budgettrail.query.sheet.Provenance;
import budgettrail.query.sheet.Sheet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Two days side by side: every figure on the other day, on the day of the page, and between. */
public record ComparisonSheet(View view, Subject subject) {
    public static final String NAME = "comparison";

    private static final List<Figure> AMOUNTS =
            List.of(
                    Figure.INITIAL,
                    Figure.CARRIED_IN,
                    Figure.ADJUSTED,
                    Figure.DISBURSED,
                    Figure.COMMITMENTS,
                    Figure.PENDING,
                    Figure.AVAILABLE,
                    Figure.BALANCE,
                    Figure.GROSS,
                    Figure.NET);

    /** The rates by the key of their message. */
    private record Ratio(String key, Figure part, Figure whole) {}

    private static final List<Ratio> RATES =
            List.of(
                    new Ratio("EXECUTION", Figure.DISBURSED, Figure.ADJUSTED),
                    new Ratio("ADJUSTMENT", Figure.GROSS, Figure.INITIAL),
                    new Ratio("ADJUSTMENT_NET", Figure.NET, Figure.INITIAL),
                    new Ratio("CARRY_OVER", Figure.BALANCE, Figure.ADJUSTED));

    /**
     * @param then the figures of the other day
     */
    public Sheet of(Figures then, LocalDate other, Figures now) {
        var trace = Trace.of(subject.place());
        var rows = new ArrayList<List<Cell>>();
        AMOUNTS.forEach(figure -> rows.add(amount(figure, then, other, now, trace)));
        RATES.forEach(
                rate -> {
                    var name = RateName.of(rate.key(), view, other);
                    rows.add(rate(name, rate, then, other, now, trace));
                });
        return new Sheet(
                NAME,
                Provenance.of(view, subject),
                List.of(
                        Column.of("figure", Kind.WORDS),
                        Column.of("compared_with", Kind.DAY).inFilesOnly(),
                        Column.of("then", Kind.FIGURE).about(other.toString()),
                        Column.of("now", Kind.FIGURE).about(view.asOf().toString()),
                        Column.of("difference", Kind.FIGURE)),
                rows,
                null);
    }

    private static List<Cell> amount(
            Figure figure, Figures then, LocalDate other, Figures now, Trace trace) {
        return List.of(
                new Cell.Label("figure", figure.name()),
                new Cell.Day(other),
                new Linked(new Cell.Amount(then.of(figure)), trace.on(other).figure(figure)),
                new Linked(new Cell.Amount(now.of(figure)), trace.figure(figure)),
                new Cell.Change(now.of(figure).minus(then.of(figure))));
    }

    private static List<Cell> rate(
            Cell name, Ratio it, Figures then, LocalDate other, Figures now, Trace trace) {
        var earlier = then.rate(it.part(), it.whole());
        var rate = now.rate(it.part(), it.whole());
        return List.of(
                name,
                new Cell.Day(other),
                new Linked(new Cell.Percent(earlier), trace.on(other).rate(it.part(), it.whole())),
                new Linked(new Cell.Percent(rate), trace.rate(it.part(), it.whole())),
                new Cell.Points(rate.minus(earlier)));
    }
}
