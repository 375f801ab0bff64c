package budgettrail.query.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page, ready to be laid out.
 *
 * @param asOf the day, written alike in every language
 * @param top the department or unit it is about; none: there is nothing to show
 * @param tiles none: it has no line on that day
 * @param total the whole of the table of units
 */
record Dashboard(
        int year,
        String asOf,
        boolean ended,
        Standing standing,
        Ways ways,
        @Nullable Named top,
        @Nullable Tiles tiles,
        @Nullable Row total,
        Table units,
        Table projects) {

    /**
     * What the figures reflect.
     *
     * @param past whether the day is over
     * @param knownAt as it was asked; none: everything known counts
     * @param position the last fact of the log that counts
     * @param behind how many facts of the log have not been added up yet
     */
    record Standing(
            boolean past, @Nullable String knownAt, long position, long behind, long parkedLines) {}

    /** Where the page leads. */
    record Ways(
            List<Link> years,
            List<Link> days,
            List<Link> departments,
            String table,
            String chinese,
            String english,
            String known) {}

    /**
     * Rows up to a limit.
     *
     * @param all how many there are
     */
    record Table(List<Row> rows, int all) {
        /** What a page can carry; the CSV has all of them. */
        static final int MOST = 200;

        static Table of(List<Row> rows) {
            return new Table(
                    List.copyOf(rows.subList(0, Math.min(MOST, rows.size()))), rows.size());
        }

        public boolean cut() {
            return rows.size() < all;
        }
    }
}
