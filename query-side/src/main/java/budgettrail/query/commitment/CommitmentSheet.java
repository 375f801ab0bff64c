package budgettrail.query.commitment;

import budgettrail.query.fact.FactLinks;
import budgettrail.query.figures.Sum;
import budgettrail.query.page.Place;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.sheet.Cell;
import budgettrail.query.sheet.Column;
import budgettrail.query.sheet.Column.Kind;
import budgettrail.query.sheet.Provenance;
import budgettrail.query.sheet.Sheet;
import java.util.List;
import java.util.function.Function;

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

    public static Sheet of(View view, Subject subject) {
        var found = Commitments.of(view.snapshot(), subject.scope());
        return new Sheet(
                NAME,
                Provenance.of(view, subject.name()),
                COLUMNS,
                found.stream().map(one -> row(one, subject.place(), view)).toList(),
                found.isEmpty() || found.size() > Commitments.MOST ? null : total(found));
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

    private static List<Cell> total(List<Commitments.Found> found) {
        return List.of(
                Cell.TOTAL,
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.NOTHING,
                sum(found, Commitments.Found::committed),
                sum(found, Commitments.Found::paid),
                sum(found, Commitments.Found::released),
                sum(found, Commitments.Found::outstanding));
    }

    private static Cell sum(
            List<Commitments.Found> found, Function<Commitments.Found, Sum> amount) {
        return new Cell.Amount(found.stream().map(amount).reduce(Sum.ZERO, Sum::plus));
    }
}
