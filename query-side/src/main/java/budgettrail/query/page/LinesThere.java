package budgettrail.query.page;

import budgettrail.event.line.LineId;
import budgettrail.query.indicators.ScopeSql;
import budgettrail.query.reading.Snapshot;

/**
 * Whether a viewer sees a line of a project, or a line, on any day of the year: before it opens,
 * its page says so.
 */
final class LinesThere {
    private static final String ANY = "SELECT EXISTS (SELECT 1 FROM scope)";

    private LinesThere() {}

    static boolean project(View view, String code) {
        return ScopeSql.of(wholeYear(view), view.scope().ofProject(code), ANY)
                .query(Boolean.class)
                .single();
    }

    static boolean line(View view, LineId line) {
        return ScopeSql.of(wholeYear(view), view.scope().ofLines(line.key()), ANY)
                .query(Boolean.class)
                .single();
    }

    private static Snapshot wholeYear(View view) {
        return view.snapshot().asOf(view.year().lastDay());
    }
}
