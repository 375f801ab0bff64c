package budgettrail.query.sheet;

import budgettrail.query.figures.Target.Light;
import budgettrail.query.page.Place;
import budgettrail.query.reading.Parameters;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a sheet are shown and in what order, as an address asks: {@code
 * units.sort=-disbursed}, {@code units.find=局}, {@code units.light=BREACH}.
 *
 * @param sort the key of a column; none: the order of the sheet itself
 * @param find what a row must say; none: anything
 * @param unmet whether only rows are shown that have a light that is not met
 * @param from how many rows come before the first that a page shows; files have them all
 */
public record Arrangement(
        String sheet,
        @Nullable String sort,
        boolean descending,
        @Nullable String find,
        boolean unmet,
        int from) {
    static final String SORT = "sort";
    static final String FIND = "find";
    static final String LIGHT = "light";
    static final String FROM = "from";
    private static final String DOWN = "-";

    /** Whether a parameter of an address may have all rows of a sheet looked at. */
    static boolean arranges(String parameter) {
        return Stream.of(SORT, FIND, LIGHT, FROM).anyMatch(it -> parameter.endsWith("." + it));
    }

    /** What is sorted by, whichever way. */
    static String column(String sort) {
        return sort.startsWith(DOWN) ? sort.substring(DOWN.length()) : sort;
    }

    /** All rows in their own order. */
    static Arrangement none(String sheet) {
        return new Arrangement(sheet, null, false, null, false, 0);
    }

    static Arrangement of(String sheet, Asked asked) {
        var sort = asked.filled(sheet + "." + SORT);
        var light = asked.filled(sheet + "." + LIGHT);
        if (light != null && !light.equals(Light.BREACH.name())) {
            throw Parameters.invalid(sheet + "." + LIGHT);
        }
        var find = sheet + "." + FIND;
        return new Arrangement(
                sheet,
                sort == null ? null : column(sort),
                sort != null && sort.startsWith(DOWN),
                Parameters.words(find, asked.filled(find)),
                light != null,
                from(sheet + "." + FROM, asked));
    }

    private static int from(String parameter, Asked asked) {
        var from = asked.filled(parameter);
        if (from != null && !from.matches("[0-9]{1,9}")) {
            throw Parameters.invalid(parameter);
        }
        return from == null ? 0 : Integer.parseInt(from);
    }

    boolean plain() {
        return sort == null && !filtering();
    }

    boolean filtering() {
        return find != null || unmet;
    }

    /** What the parameter is called in an address. */
    String parameter(String what) {
        return sheet + "." + what;
    }

    /** By another column; numbers largest first, and whatever it is by already the other way. */
    Arrangement by(Column column) {
        var down = column.key().equals(sort) ? !descending : column.kind().numeric();
        return new Arrangement(sheet, column.key(), down, find, unmet, 0);
    }

    Arrangement unsorted() {
        return new Arrangement(sheet, null, false, find, unmet, 0);
    }

    Arrangement unfiltered() {
        return new Arrangement(sheet, sort, descending, null, false, 0);
    }

    /** The same rows, shown from another one on. */
    Arrangement from(int row) {
        return new Arrangement(sheet, sort, descending, find, unmet, row);
    }

    /** A page with its rows in this way. */
    Place in(Place here) {
        return here.and(parameter(SORT), order())
                .and(parameter(FIND), find)
                .and(parameter(LIGHT), unmet ? Light.BREACH : null)
                .and(parameter(FROM), from == 0 ? null : from);
    }

    private @Nullable String order() {
        return descending ? DOWN + sort : sort;
    }

    /** As the files tell it: {@code sort=-disbursed light=BREACH find=局}. */
    String told() {
        var parts = new ArrayList<String>();
        if (sort != null) {
            parts.add(SORT + "=" + order());
        }
        if (unmet) {
            parts.add(LIGHT + "=" + Light.BREACH);
        }
        if (find != null) {
            parts.add(FIND + "=" + find);
        }
        return String.join(" ", parts);
    }
}
