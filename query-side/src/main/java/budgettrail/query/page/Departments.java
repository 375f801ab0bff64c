package budgettrail.query.page;

import budgettrail.query.indicators.Scope;
import budgettrail.query.indicators.ScopeSql;
import budgettrail.query.reading.Snapshot;
import java.util.List;

/** The departments that have lines in a year, by code. */
final class Departments {
    private static final String UNITS = "SELECT DISTINCT unit FROM scope";

    private Departments() {}

    /** Whether a unit is described and seen, or has lines that are, without being described. */
    static boolean know(String unit, Snapshot snapshot, Scope scope) {
        return scope.sight().knows(unit) || of(snapshot, scope).contains(unit);
    }

    /**
     * The tops of what is seen: a department, or the highest unit of it that a manager sees, who is
     * not shown the department's name over a part of it.
     */
    static List<String> of(Snapshot snapshot, Scope scope) {
        var sight = scope.sight();
        return ScopeSql.of(snapshot, scope, UNITS).query(String.class).list().stream()
                .map(
                        unit ->
                                sight.tree().path(unit).stream()
                                        .filter(sight::sees)
                                        .toList()
                                        .getLast())
                .distinct()
                .sorted()
                .toList();
    }
}
