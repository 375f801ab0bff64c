package budgettrail.query.sheet;

import budgettrail.query.page.Place.Field;
import budgettrail.query.sheet.Column.Kind;
import budgettrail.query.sheet.Column.OnPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form above a table that leaves rows out.
 *
 * @param kept what else the page was asked
 * @param lights whether there are any to ask for
 * @param filtering whether rows are left out
 * @param before how many rows there are without leaving any out
 * @param read how many of them were looked at
 * @param unfiltered the page without; none: it is
 * @param unsorted the page with the rows in their own order; none: they are
 */
record Finder(
        String action,
        List<Field> kept,
        String findName,
        String find,
        boolean lights,
        String lightName,
        boolean unmet,
        boolean filtering,
        long before,
        long read,
        @Nullable String unfiltered,
        @Nullable String unsorted) {

    static Finder of(ArrangedSheet arranged) {
        var how = arranged.sheet().arrangement();
        var find = how.parameter(Arrangement.FIND);
        var light = how.parameter(Arrangement.LIGHT);
        var from = how.parameter(Arrangement.FROM);
        var unread = how.plain() ? 0 : arranged.sheet().unread();
        return new Finder(
                arranged.here().path() + "#" + how.sheet(),
                arranged.here().fieldsBut(find, light, from),
                find,
                how.find() == null ? "" : how.find(),
                arranged.sheet().columns().stream().anyMatch(Finder::light),
                light,
                how.unmet(),
                how.filtering(),
                arranged.before(),
                arranged.before() - unread,
                how.filtering() ? arranged.address(how.unfiltered()) : null,
                how.sort() == null ? null : arranged.address(how.unsorted()));
    }

    private static boolean light(Column column) {
        return column.kind() == Kind.VERDICT && column.onPage() != OnPage.ABSENT;
    }

    /** Whether some rows were not looked at. Public, as all that the template calls. */
    public boolean partial() {
        return read < before;
    }

    /** One row is found without, unless it is left out. Public, as all that the template calls. */
    public boolean needed() {
        return before > 1 || filtering;
    }
}
