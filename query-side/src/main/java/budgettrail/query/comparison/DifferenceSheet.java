package budgettrail.query.comparison;

import budgettrail.event.line.LineId;
import budgettrail.query.figures.Figure;
import budgettrail.query.indicators.Names;
import budgettrail.query.page.Named;
import budgettrail.query.page.OtherMoment;
import budgettrail.query.page.Place;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.sheet.ArrangedSheet;
import budgettrail.query.sheet.Cell;
import budgettrail.query.sheet.Cell.Linked;
import budgettrail.query.sheet.Column;
import budgettrail.query.sheet.Column.Kind;
import budgettrail.query.sheet.Provenance;
import budgettrail.query.sheet.Rows;
import budgettrail.query.sheet.Sheet;
import budgettrail.query.summary.RateName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two moments side by side as tables: of the whole, and of its units, projects or lines. Each
 * difference leads to exactly the facts that made it.
 *
 * @param all also what does not differ
 */
record DifferenceSheet(View view, Subject subject, OtherMoment from, boolean all) {
    static final String WHOLE = "moments";
    static final String FIGURES = "differences";
    static final String RATES = "rate-differences";

    private static final String THEN = "then";
    private static final String NOW = "now";

    /** A figure or a rate of a group. */
    private record Line<T>(Pair pair, T what) {}

    /** All figures and rates of all that the page is about. */
    Sheet whole(Pair whole) {
        var ways = Ways.of(subject.place(), from);
        var rows = new ArrayList<List<Cell>>();
        figures(whole).forEach(figure -> rows.add(after(List.of(), figure(whole, figure, ways))));
        rates(whole).forEach(rate -> rows.add(after(List.of(), rate(whole, rate, ways))));
        return new Sheet(
                WHOLE,
                Provenance.of(view, subject),
                columns(List.of(), "figure", Kind.FIGURE, Kind.FIGURE),
                rows,
                null);
    }

    /** The figures of each group. */
    Sheet figures(List<Pair> pairs, Division by) {
        var named = named(pairs, by);
        var lines =
                pairs.stream()
                        .flatMap(pair -> figures(pair).map(figure -> new Line<>(pair, figure)))
                        .toList();
        return new Sheet(
                FIGURES,
                Provenance.of(view, subject),
                columns(names(by), "figure", Kind.AMOUNT, Kind.AMOUNT),
                Rows.of(
                        lines,
                        line ->
                                after(
                                        names(line.pair(), by, named),
                                        figure(line.pair(), line.what(), ways(line, by)))),
                null,
                lines.size());
    }

    /** The rates of each group. */
    Sheet rates(List<Pair> pairs, Division by) {
        var named = named(pairs, by);
        var lines =
                pairs.stream()
                        .flatMap(pair -> rates(pair).map(rate -> new Line<>(pair, rate)))
                        .toList();
        return new Sheet(
                RATES,
                Provenance.of(view, subject),
                columns(names(by), "rate", Kind.PERCENT, Kind.POINTS),
                Rows.of(
                        lines,
                        line ->
                                after(
                                        names(line.pair(), by, named),
                                        rate(line.pair(), line.what(), ways(line, by)))),
                null,
                lines.size());
    }

    /** Whether a row that is shown of the figures says that less than nothing was available. */
    static boolean overdrawn(ArrangedSheet figures) {
        var available = word(Figure.AVAILABLE);
        return Stream.of(THEN, NOW)
                .anyMatch(moment -> figures.negative(moment, row -> row.contains(available)));
    }

    private static Cell word(Figure figure) {
        return new Cell.Label("figure", figure.name());
    }

    private Stream<Figure> figures(Pair pair) {
        return Arrays.stream(Figure.values()).filter(it -> all || pair.differs(it));
    }

    private Stream<ComparedRate> rates(Pair pair) {
        return Arrays.stream(ComparedRate.values()).filter(it -> all || pair.differs(it));
    }

    private static List<Cell> figure(Pair pair, Figure figure, @Nullable Ways ways) {
        var then = new Cell.Amount(pair.then().of(figure));
        var now = new Cell.Amount(pair.now().of(figure));
        var change = new Cell.Change(pair.change(figure));
        var label = word(figure);
        return ways == null
                ? List.of(label, then, now, change)
                : List.of(
                        label,
                        new Linked(then, () -> ways.then(figure)),
                        new Linked(now, () -> ways.now(figure)),
                        pair.differs(figure)
                                ? new Linked(change, () -> ways.between(figure))
                                : change);
    }

    private List<Cell> rate(Pair pair, ComparedRate rate, @Nullable Ways ways) {
        var then = new Cell.Percent(rate.of(pair.then()));
        var now = new Cell.Percent(rate.of(pair.now()));
        var points = new Cell.Points(rate.of(pair.now()).minus(rate.of(pair.then())));
        var label = RateName.of(rate.name(), view, from.asOf());
        return ways == null
                ? List.of(label, then, now, points)
                : List.of(
                        label,
                        new Linked(then, () -> ways.then(rate)),
                        new Linked(now, () -> ways.now(rate)),
                        points);
    }

    private List<Cell> after(List<Cell> names, List<Cell> cells) {
        var moments =
                List.<Cell>of(
                        new Cell.Day(from.asOf()), new Cell.Count(from.snapshot().position()));
        return Stream.of(names, cells, moments).flatMap(List::stream).toList();
    }

    private List<Column> columns(List<Column> names, String what, Kind kind, Kind change) {
        var columns = new ArrayList<>(names);
        columns.add(Column.of(what, Kind.WORDS));
        columns.add(Column.of(THEN, kind).about(label(from.asOf().toString(), false)));
        columns.add(Column.of(NOW, kind).about(label(view.asOf().toString(), true)));
        columns.add(Column.of("difference", change));
        columns.add(Column.of("compared_with", Kind.DAY).inFilesOnly());
        columns.add(Column.of("compared_position", Kind.COUNT).inFilesOnly());
        return columns;
    }

    /** The day; and how much of the log was known, where that tells the two apart. */
    private String label(String day, boolean now) {
        var position = (now ? view.snapshot() : from.snapshot()).position();
        return view.snapshot().position() == from.snapshot().position()
                ? day
                : day + " · №" + position;
    }

    private static List<Column> names(Division by) {
        return switch (by) {
            case UNIT -> names("unit");
            case PROJECT -> names("project");
            case LINE -> List.of(Column.of("line", Kind.WORDS));
        };
    }

    private static List<Column> names(String subject) {
        return List.of(
                Column.of(subject + "_name", Kind.WORDS), Column.of(subject, Kind.WORDS).beside());
    }

    private Map<String, Names.Name> named(List<Pair> pairs, Division by) {
        return by == Division.PROJECT
                ? Names.named(view.snapshot(), "PROJECT", pairs.stream().map(Pair::key).toList())
                : Map.of();
    }

    /** The name leads to the same two moments of what it names. */
    private List<Cell> names(Pair pair, Division by, Map<String, Names.Name> named) {
        return switch (by) {
            case UNIT -> named(view.unit(pair.key()), "department");
            case PROJECT -> named(Named.of(pair.key(), named.get(pair.key())), "project");
            case LINE ->
                    List.of(
                            new Linked(
                                    new Cell.Words(pair.key()), () -> way("line", id(pair.key()))));
        };
    }

    private List<Cell> named(Named it, String parameter) {
        return List.of(
                new Linked(Cell.Name.of(it), () -> way(parameter, it.code())),
                new Cell.Words(it.code()));
    }

    private String way(String parameter, String value) {
        Place here = from.in(view.place(Comparisons.PAGE).and("with", null));
        return here.and("item", subject.asked().item()).and(parameter, value).address();
    }

    /** None of a department's own lines, which no address names alone. */
    private @Nullable Ways ways(Line<?> line, Division by) {
        var key = line.pair().key();
        var within = view.top();
        if (by == Division.UNIT && key.equals(within) || within == null) {
            return null;
        }
        var ways = Ways.of(subject.place(), from);
        return switch (by) {
            case UNIT -> ways.narrowed("department", key, within);
            case PROJECT -> ways.narrowed("project", key, within);
            case LINE -> ways.narrowed("line", id(key), within);
        };
    }

    private String id(String key) {
        return new LineId(view.year(), key).toString();
    }
}
