package budgettrail.query.commitment;

import budgettrail.query.fact.FactLinks;
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

/** The contracts of what a page is about: committed − paid − released = outstanding. */
public final class CommitmentSheet {
    public static final String NAME = "commitments";
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("commitment", Kind.WORDS),
                    Column.of("line", Kind.WORDS),
                    Column.of("since", Kind.DAY),
                    Column.of("payee", Kind.WORDS),
                    Column.of("reason", Kind.WORDS).beside(),
                    Column.of("committed", Kind.AMOUNT),
                    Column.of("paid", Kind.AMOUNT),
                    Column.of("released", Kind.AMOUNT),
                    Column.of("outstanding", Kind.AMOUNT));

    private CommitmentSheet() {}

    /** As a page shows them: no more are read than it carries, unless they are arranged. */
    public static ArrangedSheet onPage(View view, Subject subject, Arrangements asked, Place here) {
        return asked.of(of(view, subject, asked.needed(NAME, Commitments.MOST)), here);
    }

    public static Sheet all(View view, Subject subject) {
        return of(view, subject, Commitments.MOST);
    }

    private static Sheet of(View view, Subject subject, int most) {
        var first = Commitments.of(view.snapshot(), subject.scope(), most);
        var held = first.held().most(Commitments.MOST);
        return new Sheet(
                        NAME,
                        Provenance.of(view, subject),
                        COLUMNS,
                        Rows.of(first.found(), one -> row(one, subject.place(), view)),
                        first.all() == 0 || first.all() > held ? null : total(first),
                        first.all())
                .holding(held);
    }

    private static List<Cell> row(Commitments.Found one, Place place, View view) {
        var line = view.year() + ":" + one.key();
        return List.of(
                new Cell.Linked(
                        new Cell.Words(one.commitment()),
                        FactLinks.contract(line, one.commitment(), place).address()),
                new Cell.Linked(
                        new Cell.Words(line), place.at("/line").and("line", line).address()),
                new Cell.Day(one.since()),
                Cell.words(one.payee()),
                Cell.words(one.reason()),
                new Cell.Amount(one.committed()),
                new Cell.Amount(one.paid()),
                new Cell.Amount(one.released()),
                new Cell.Amount(one.outstanding()));
    }

    private static List<Cell> total(Commitments.First whole) {
        return List.of(
                Cell.TOTAL,
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.NOTHING,
                new Cell.Amount(whole.committed()),
                new Cell.Amount(whole.paid()),
                new Cell.Amount(whole.released()),
                new Cell.Amount(whole.outstanding()));
    }
}
