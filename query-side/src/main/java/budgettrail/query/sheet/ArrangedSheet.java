package budgettrail.query.sheet;

import budgettrail.query.page.Place;
import budgettrail.query.sheet.Column.OnPage;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as a page shows it: arranged as its address asks, and no more rows than it can carry.
 *
 * @param here the page, with all that was asked of it
 * @param before how many rows there are without leaving any out
 * @param earlier the page with the rows before these; none: they are the first
 * @param later that with the rows after them; none: there are no more at hand
 */
public record ArrangedSheet(
        Sheet sheet, Place here, long before, @Nullable String earlier, @Nullable String later) {
    static ArrangedSheet of(Sheet whole, Arrangement how, SheetText text, Place here) {
        var sheet = Arranger.arrange(whole, how, text);
        var rows = sheet.rows().size();
        var from = Math.min(how.from(), Math.max(0, rows - 1) / Sheets.MOST * Sheets.MOST);
        return new ArrangedSheet(
                sheet.at(how.from(from)).cut(from, Sheets.MOST),
                here,
                whole.all(),
                from == 0 ? null : address(how.from(Math.max(0, from - Sheets.MOST)), here),
                from + Sheets.MOST < rows ? address(how.from(from + Sheets.MOST), here) : null);
    }

    public long all() {
        return sheet.all();
    }

    /** Whether a row that is shown has less than nothing in a column, where the page shows that. */
    public boolean negative(String column) {
        return negative(column, _ -> true);
    }

    /** The same of some of these rows. */
    public boolean negative(String column, Predicate<List<Cell>> which) {
        var columns = sheet.columns();
        return IntStream.range(0, columns.size())
                .filter(at -> columns.get(at).key().equals(column))
                .filter(at -> columns.get(at).onPage() == OnPage.ALONE)
                .anyMatch(
                        at ->
                                sheet.rows().stream()
                                        .filter(which)
                                        .anyMatch(row -> negative(row.get(at))));
    }

    private static boolean negative(Cell cell) {
        var inner = cell instanceof Cell.Linked(var linked, _) ? linked : cell;
        return inner instanceof Cell.Amount(var sum) && sum.negative();
    }

    /** The page with this table in sight. */
    String address(Arrangement how) {
        return address(how, here);
    }

    private static String address(Arrangement how, Place here) {
        return how.in(here).address() + "#" + how.sheet();
    }

    /** Asks for its files: what other tables of the page were asked for is left out. */
    String query() {
        var place = here;
        for (var name : here.parameters().keySet()) {
            if (name.contains(".")) {
                place = place.and(name, null);
            }
        }
        return sheet.arrangement().from(0).in(place).query();
    }
}
