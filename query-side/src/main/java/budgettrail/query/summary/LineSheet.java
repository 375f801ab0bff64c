package budgettrail.query.summary;

import budgettrail.event.line.LineId;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Groups;
import budgettrail.query.indicators.Level;
import budgettrail.query.indicators.Names;
import budgettrail.query.indicators.Names.Name;
import budgettrail.query.page.Named;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.sheet.Cell;
import budgettrail.query.sheet.Cell.Linked;
import budgettrail.query.sheet.Column;
import budgettrail.query.sheet.Column.Kind;
import budgettrail.query.sheet.Provenance;
import budgettrail.query.sheet.Rows;
import budgettrail.query.sheet.Sheet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of what a page is about as a table: what they are for, their figures and rates. */
record LineSheet(View view, Subject subject) {
    private static final String PROJECT = "PROJECT";
    private static final String FUNCTION = "FUNCTION";

    /** What the lines' projects and functions are called. */
    private record Called(Map<String, Name> projects, Map<String, Name> functions) {}

    Sheet read(@Nullable Integer most) {
        var columns = FigureColumns.of(view, null);
        var trace = Trace.of(subject.place());
        var lines = LineHead.of(view.snapshot(), subject.scope(), most);
        var figures = figures(lines.found(), most != null);
        var called = called(lines.found());
        return new Sheet(
                FigureSheet.LINES,
                Provenance.of(view, subject),
                columns.after(names()),
                Rows.of(
                        lines.found(),
                        line ->
                                columns.after(
                                        names(line, called),
                                        figures.getOrDefault(line.key(), Group.NONE),
                                        null,
                                        trace.line(id(line)))),
                null,
                lines.all());
    }

    private Map<String, Group> figures(List<LineHead> lines, boolean some) {
        var scope = subject.scope();
        return Groups.read(view.snapshot(), some ? scope.ofLines(keys(lines)) : scope, Level.LINE)
                .stream()
                .collect(Collectors.toMap(Group::key, Function.identity()));
    }

    private static String[] keys(List<LineHead> lines) {
        return lines.stream().map(LineHead::key).toArray(String[]::new);
    }

    private Called called(List<LineHead> lines) {
        var projects =
                lines.stream()
                        .map(LineHead::project)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        var functions = lines.stream().map(LineHead::function).collect(Collectors.toSet());
        return new Called(named(PROJECT, projects), named(FUNCTION, functions));
    }

    private Map<String, Name> named(String kind, Collection<String> codes) {
        return Names.named(view.snapshot(), kind, codes);
    }

    /** Which unit a line belongs to goes without saying on the page of that unit. */
    private List<Column> names() {
        var unit = Column.of("unit_name", Kind.WORDS);
        return List.of(
                Column.of("line", Kind.WORDS),
                Column.of("project_name", Kind.WORDS).beside(),
                Column.of("function_name", Kind.WORDS).beside(),
                view.single() ? unit.inFilesOnly() : unit.beside(),
                Column.of("unit", Kind.WORDS).inFilesOnly(),
                Column.of("project", Kind.WORDS).inFilesOnly(),
                Column.of("function", Kind.WORDS).inFilesOnly());
    }

    private List<Cell> names(LineHead line, Called called) {
        var project = line.project();
        return List.of(
                new Linked(
                        new Cell.Words(line.key()),
                        () -> view.place("/line").and("line", id(line)).address()),
                project == null ? Cell.NOTHING : named(project, called.projects()),
                named(line.function(), called.functions()),
                Cell.Name.of(view.unit(line.unit())),
                new Cell.Words(line.unit()),
                project == null ? Cell.NOTHING : new Cell.Words(project),
                new Cell.Words(line.function()));
    }

    private static Cell named(String code, Map<String, Name> names) {
        return Cell.Name.of(Named.of(code, names.get(code)));
    }

    private String id(LineHead line) {
        return new LineId(view.year(), line.key()).toString();
    }
}
