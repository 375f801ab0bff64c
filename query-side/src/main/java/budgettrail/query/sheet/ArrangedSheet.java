package budgettrail.query.sheet;

import budgettrail.query.page.Place;

/**
 * A sheet as a page shows it: arranged as its address asks, and no more rows than it can carry.
 *
 * @param here the page, with all that was asked of it
 * @param before how many rows there are without leaving any out
 */
public record ArrangedSheet(Sheet sheet, Place here, long before) {
    static ArrangedSheet of(Sheet whole, Arrangement how, SheetText text, Place here) {
        var sheet = Arranger.arrange(whole, how, text);
        return new ArrangedSheet(sheet.cut(Sheets.MOST), here, whole.all());
    }

    public long all() {
        return sheet.all();
    }

    /** The page with this table in sight. */
    String address(Arrangement how) {
        return how.in(here).address() + "#" + sheet.name();
    }

    /** Asks for its files: what other tables of the page were asked for is left out. */
    String query() {
        var place = here;
        for (var name : here.parameters().keySet()) {
            if (name.contains(".")) {
                place = place.and(name, null);
            }
        }
        return sheet.arrangement().in(place).query();
    }
}
