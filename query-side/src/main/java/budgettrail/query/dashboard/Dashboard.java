package budgettrail.query.dashboard;

import budgettrail.query.page.Frame;
import budgettrail.query.page.Named;
import budgettrail.query.summary.Row;
import budgettrail.query.summary.Summary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a department or unit, ready to be laid out.
 *
 * @param top the department or unit it is about; none: there is nothing to show
 * @param charts none: there is nothing to draw
 * @param total the whole of the table of units
 */
record Dashboard(
        Frame frame,
        @Nullable Named top,
        Summary summary,
        @Nullable ProjectCharts charts,
        @Nullable Row total,
        Table units,
        Table projects,
        Table lines,
        String file) {

    /**
     * Rows up to a limit.
     *
     * @param all how many there are
     */
    record Table(List<Row> rows, int all) {
        /** What a page can carry; the files have all of them. */
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
