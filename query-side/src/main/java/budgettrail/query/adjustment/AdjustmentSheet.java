package budgettrail.query.adjustment;

import budgettrail.query.figures.Figure;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rates;
import budgettrail.query.figures.Sum;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Groups;
import budgettrail.query.page.Place;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.sheet.ArrangedSheet;
import budgettrail.query.sheet.Arrangements;
import budgettrail.query.sheet.Cell;
import budgettrail.query.sheet.Column;
import budgettrail.query.sheet.Column.Kind;
import budgettrail.query.sheet.Provenance;
import budgettrail.query.sheet.Rows;
import budgettrail.query.sheet.Sheet;
import java.util.List;

/**
 * The adjustments of what a page is about, and what each adds to its gross adjustment rate: nothing
 * where it is exempt.
 */
public final class AdjustmentSheet {
    public static final String NAME = "adjustments";
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("effective", Kind.DAY),
                    Column.of("kind", Kind.WORDS),
                    Column.of("statutory", Kind.WORDS).beside(),
                    Column.of("adjustment", Kind.WORDS).beside(),
                    Column.of("line", Kind.WORDS),
                    Column.of("document", Kind.WORDS),
                    Column.of("reason", Kind.WORDS).beside(),
                    Column.of("amount", Kind.AMOUNT),
                    Column.of("exempt", Kind.WORDS),
                    Column.of("ground", Kind.WORDS).beside(),
                    Column.of("rate_effect", Kind.POINTS));

    private AdjustmentSheet() {}

    /** As a page shows them: no more are read than it carries, unless they are arranged. */
    public static ArrangedSheet onPage(View view, Subject subject, Arrangements asked, Place here) {
        return asked.of(of(view, subject, asked.needed(NAME, Adjustments.MOST)), here);
    }

    public static Sheet all(View view, Subject subject) {
        return of(view, subject, Adjustments.MOST);
    }

    private static Sheet of(View view, Subject subject, int most) {
        var first = Adjustments.of(view.snapshot(), subject.scope(), most);
        var held = first.held().most(Adjustments.MOST);
        var figures =
                Groups.whole(view.snapshot(), subject.scope()).map(Group::all).orElse(Figures.NONE);
        return new Sheet(
                        NAME,
                        Provenance.of(view, subject),
                        COLUMNS,
                        Rows.of(first.found(), one -> row(one, figures, subject.place(), view)),
                        first.all() == 0 || first.all() > held ? null : total(figures),
                        first.all())
                .holding(held);
    }

    private static List<Cell> row(Adjustments.Found one, Figures figures, Place place, View view) {
        var line = view.year() + ":" + one.key();
        return List.of(
                new Cell.Day(one.effective()),
                new Cell.Label("sheet.adjustment", one.step()),
                one.statutory() ? new Cell.Label("sheet.statutory", "Y") : Cell.NOTHING,
                new Cell.Words(one.adjustment()),
                new Cell.Linked(
                        new Cell.Words(line), place.at("/line").and("line", line).address()),
                Cell.words(one.document()),
                Cell.words(one.reason()),
                new Cell.Amount(one.signed()),
                new Cell.Label("sheet.exempt", one.exempt() ? "Y" : one.secondLeg() ? "ONCE" : "N"),
                one.ground() == null ? Cell.NOTHING : new Cell.Label("fact.ground", one.ground()),
                new Cell.Points(effect(one.counted(), figures)));
    }

    /** What it adds to the rate, in points of the initial budget. */
    private static Rate effect(Sum counted, Figures figures) {
        return Rates.share(counted, figures.initial());
    }

    private static List<Cell> total(Figures figures) {
        return List.of(
                Cell.TOTAL,
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.NOTHING,
                new Cell.Amount(figures.of(Figure.NET_ALL)),
                Cell.NOTHING,
                Cell.NOTHING,
                new Cell.Points(figures.rate(Figure.GROSS, Figure.INITIAL)));
    }
}
