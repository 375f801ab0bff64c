package budgettrail.query.page;

import budgettrail.event.line.LineId;
import budgettrail.event.reference.FiscalYear;
import budgettrail.query.indicators.Scope;
import budgettrail.query.indicators.ScopeSql;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.web.access.Viewer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a viewer sees a line of a project, or a line, on any day of the year: before it opens,
 * its page says so; or at the moment to compare from; or on the day by all that is known now, where
 * it was not known.
 */
final class LinesThere {
    private static final String ANY = "SELECT EXISTS (SELECT 1 FROM scope)";
    private static final String WHERE = "SELECT unit, project FROM scope";

    /** The unit and the project that a line belongs to. */
    record Belonging(String unit, @Nullable String project) {}

    private LinesThere() {}

    static boolean project(View view, String code) {
        return shown(view, code)
                || thenIfAny(view, code)
                || view.knownNow().filter(now -> shown(now, code)).isPresent();
    }

    private static boolean shown(View view, String code) {
        return project(view.snapshot(), view.scope(), view.viewer(), code);
    }

    /** By the day of the snapshot, or later in the year. */
    static boolean project(Snapshot snapshot, Scope scope, Viewer viewer, String code) {
        var lines = scope.ofProject(code);
        var end = end(snapshot, scope.year());
        return there(snapshot, lines) || there(end, lines.and(Sight.of(end, viewer, null)));
    }

    private static boolean thenIfAny(View view, String code) {
        var from = view.from();
        return from != null
                && there(from.snapshot(), Scope.of(view.year(), from.sight()).ofProject(code));
    }

    private static boolean there(Snapshot snapshot, Scope scope) {
        return ScopeSql.of(snapshot, scope, ANY).query(Boolean.class).single();
    }

    static Optional<Belonging> line(View view, LineId line) {
        return shown(view, line)
                .or(() -> thenIfAny(view, line))
                .or(() -> view.knownNow().flatMap(now -> shown(now, line)));
    }

    private static Optional<Belonging> shown(View view, LineId line) {
        return seen(view.snapshot(), view.seen(), view.viewer(), line);
    }

    /**
     * Not where it is seen at the moment to compare from alone: another unit's by now, maybe. Nor
     * one that comes, later in the year, to a unit that is no longer seen then.
     */
    static Optional<Belonging> seen(Snapshot snapshot, Sight seen, Viewer viewer, LineId line) {
        var scope = Scope.of(line.year(), seen).ofLines(line.key());
        var end = end(snapshot, line.year());
        return belonging(snapshot, scope)
                .or(() -> belonging(end, scope.and(Sight.of(end, viewer, null))));
    }

    /** Whether the viewer sees it, and all that is above it, as they are at the end of the year. */
    static boolean inTheEnd(Snapshot snapshot, Viewer viewer, LineId line) {
        var end = end(snapshot, line.year());
        var sight = Sight.of(end, viewer, null);
        return there(end, Scope.of(line.year(), sight).ofLines(line.key()));
    }

    private static Snapshot end(Snapshot snapshot, FiscalYear year) {
        return snapshot.asOf(year.lastDay());
    }

    private static Optional<Belonging> thenIfAny(View view, LineId line) {
        return Optional.ofNullable(view.from())
                .flatMap(
                        from ->
                                belonging(
                                        from.snapshot(),
                                        Scope.of(line.year(), from.seen()).ofLines(line.key())));
    }

    private static Optional<Belonging> belonging(Snapshot snapshot, Scope scope) {
        return ScopeSql.of(snapshot, scope, WHERE)
                .query((row, _) -> new Belonging(row.getString(1), row.getString(2)))
                .optional();
    }
}
