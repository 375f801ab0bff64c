package budgettrail.query.summary;

import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Level;
import budgettrail.query.page.Named;
import budgettrail.query.page.Place;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.sheet.ArrangedSheet;
import budgettrail.query.sheet.Arrangements;
import budgettrail.query.sheet.Cell;
import budgettrail.query.sheet.Cell.Linked;
import budgettrail.query.sheet.Column;
import budgettrail.query.sheet.Column.Kind;
import budgettrail.query.sheet.Provenance;
import budgettrail.query.sheet.Rows;
import budgettrail.query.sheet.Sheet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The units, projects and lines of what a page is about as tables, with their figures and rates.
 */
public record FigureSheet(View view, Subject subject) {
    public static final String UNITS = "units";
    public static final String PROJECTS = "projects";
    public static final String LINES = "lines";

    /** The columns that tables have only while two days are side by side. */
    public static final Set<String> OF_TWO_DAYS = FigureColumns.OF_TWO_DAYS;

    /** By code, with the whole of what is shown as the total. */
    public Sheet units(Overview overview) {
        var columns = FigureColumns.of(view, view.question().with());
        var trace = Trace.of(subject.place());
        var units = overview.all(Level.UNIT);
        var whole = overview.whole(view.top());
        return new Sheet(
                UNITS,
                Provenance.of(view, subject),
                columns.after(names("unit")),
                Rows.of(units, unit -> unit(unit, columns, overview, trace)),
                whole == null
                        ? null
                        : columns.after(
                                List.of(Cell.TOTAL, new Cell.Words(whole.key())),
                                whole,
                                overview.wholeThen(whole.key()),
                                trace),
                units.size());
    }

    private List<Cell> unit(Group unit, FigureColumns columns, Overview overview, Trace trace) {
        var names = names(view.unit(unit.key()), "/dashboard", "department");
        var then = overview.then(Level.UNIT, unit.key());
        var own = unit.key().equals(view.top()) && !view.single();
        return own
                ? columns.unlinked(names, unit, then, trace)
                : columns.after(names, unit, then, trace.unit(unit.key()));
    }

    /** The largest first: they decide how the whole stands. */
    public Sheet projects(Overview overview) {
        var columns = FigureColumns.of(view, view.question().with());
        var trace = Trace.of(subject.place());
        var projects = largestFirst(overview.all(Level.PROJECT));
        return new Sheet(
                PROJECTS,
                Provenance.of(view, subject),
                columns.after(names("project")),
                Rows.of(
                        projects,
                        one ->
                                columns.after(
                                        names(overview.project(one.key()), "/project", "project"),
                                        one,
                                        overview.then(Level.PROJECT, one.key()),
                                        trace.project(one.key()))),
                null,
                projects.size());
    }

    /**
     * By key.
     *
     * @param most only the first of them; none: all of them
     */
    public Sheet lines(@Nullable Integer most) {
        return new LineSheet(view, subject).read(most);
    }

    /** As a page shows them: no more are read than it carries, unless they are arranged. */
    public ArrangedSheet lines(Arrangements asked, Place here) {
        return asked.of(lines(asked.plain(LINES) ? asked.needed(LINES) : null), here);
    }

    /** Whether one of them shows that less than nothing was available, looking back. */
    public static boolean overdrawn(Stream<ArrangedSheet> tables) {
        return tables.anyMatch(table -> table.negative(FigureColumns.AVAILABLE));
    }

    private static List<Group> largestFirst(List<Group> projects) {
        return projects.stream()
                .sorted(Comparator.comparing((Group group) -> group.all().adjusted()).reversed())
                .toList();
    }

    private static List<Column> names(String subject) {
        return List.of(
                Column.of(subject + "_name", Kind.WORDS), Column.of(subject, Kind.WORDS).beside());
    }

    /** The name leads to the page of what it names. */
    private List<Cell> names(Named named, String path, String parameter) {
        return List.of(
                new Linked(
                        Cell.Name.of(named),
                        () -> view.place(path).and(parameter, named.code()).address()),
                new Cell.Words(named.code()));
    }
}
