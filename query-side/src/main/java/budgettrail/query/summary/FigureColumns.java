package budgettrail.query.summary;

import budgettrail.query.figures.Figure;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rates;
import budgettrail.query.figures.Target;
import budgettrail.query.figures.Target.Light;
import budgettrail.query.indicators.Group;
import budgettrail.query.page.View;
import budgettrail.query.sheet.Cell;
import budgettrail.query.sheet.Cell.Linked;
import budgettrail.query.sheet.Column;
import budgettrail.query.sheet.Column.Kind;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Figures and rates as columns of a table, the same for units, projects and lines. Each leads to
 * the facts behind it.
 */
final class FigureColumns {
    static final Set<String> OF_TWO_DAYS =
            Set.of("compared_with", "execution_rate_then", "execution_change", "disbursed_change");

    static final String AVAILABLE = "available";

    /** What a row is about. */
    private record Row(Group group, Figures then, Trace trace) {
        Figures now() {
            return group.all();
        }

        /** 政府采购执行率 */
        Rate procurement() {
            return new Rates(group.procurement()).control();
        }

        Light procurementLight() {
            var figures = group.procurement();
            return Target.PROCUREMENT.judge(figures.disbursed(), figures.adjusted());
        }
    }

    private record Field(Column column, Function<Row, Cell> cell) {}

    private final List<Field> fields = new ArrayList<>();

    private FigureColumns() {}

    /**
     * On a page, two days side by side take the room of the amounts that they say less about.
     *
     * @param other the day to compare with; none: there is none
     */
    static FigureColumns of(View view, @Nullable LocalDate other) {
        var rest = view.ended() ? "carry_over" : "unspent";
        var roomy = other == null;
        var columns = new FigureColumns();
        columns.amount("initial_budget", Figure.INITIAL, roomy);
        columns.amount("carried_in", Figure.CARRIED_IN, false);
        columns.amount("adjusted_budget", Figure.ADJUSTED, true);
        columns.amount("disbursed", Figure.DISBURSED, true);
        columns.rate("execution_rate", Figure.DISBURSED, Figure.ADJUSTED, true);
        columns.light("execution_ok", Target.EXECUTION, Figure.DISBURSED, Figure.ADJUSTED, true);
        columns.lead(view);
        if (other != null) {
            columns.compared(other);
        }
        columns.amount("outstanding_commitments", Figure.COMMITMENTS, roomy);
        columns.amount("pending", Figure.PENDING, false);
        columns.amount(AVAILABLE, Figure.AVAILABLE, roomy && !view.ended());
        columns.amount("carry_over", Figure.BALANCE, roomy && view.ended());
        columns.rate("adjustment_rate_gross", Figure.GROSS, Figure.INITIAL, true);
        columns.light("adjustment_gross_ok", Target.ADJUSTMENT, Figure.GROSS, Figure.INITIAL, true);
        columns.rate("adjustment_rate_net", Figure.NET, Figure.INITIAL, false);
        columns.rate("carry_over_rate", Figure.BALANCE, Figure.ADJUSTED, roomy);
        columns.light("carry_over_ok", Target.CARRY_OVER, Figure.BALANCE, Figure.ADJUSTED, roomy);
        columns.procurement();
        columns.head("carry_over", rest);
        columns.head("carry_over_rate", rest + "_rate");
        columns.head("carry_over_ok", rest + "_ok");
        return columns;
    }

    List<Column> after(List<Column> names) {
        return Stream.concat(names.stream(), fields.stream().map(Field::column)).toList();
    }

    /**
     * Of a department's own lines, which no address names alone: without ways.
     *
     * @param then the figures of the other day; none: there is none
     */
    List<Cell> unlinked(List<Cell> names, Group now, @Nullable Figures then, Trace trace) {
        return after(names, now, then, trace).stream()
                .map(cell -> cell instanceof Linked(var inner, _) ? inner : cell)
                .toList();
    }

    /**
     * Each figure is formed when it is looked at: to sort a hundred thousand rows by one, the
     * others are not needed.
     *
     * @param then the figures of the other day; none: there is none
     */
    List<Cell> after(List<Cell> names, Group now, @Nullable Figures then, Trace trace) {
        var row = new Row(now, then == null ? Figures.NONE : then, trace);
        return new AbstractList<>() {
            @Override
            public Cell get(int index) {
                return index < names.size()
                        ? names.get(index)
                        : fields.get(index - names.size()).cell().apply(row);
            }

            @Override
            public int size() {
                return names.size() + fields.size();
            }
        };
    }

    private void add(Column column, Function<Row, Cell> cell) {
        fields.add(new Field(column, cell));
    }

    private void head(String key, String heading) {
        fields.replaceAll(
                field ->
                        field.column().key().equals(key)
                                ? new Field(field.column().headed(heading), field.cell())
                                : field);
    }

    private void amount(String key, Figure figure, boolean onPage) {
        add(
                Column.of(key, Kind.AMOUNT).onPageIf(onPage),
                row ->
                        new Linked(
                                new Cell.Amount(row.now().of(figure)),
                                () -> row.trace().figure(figure)));
    }

    private void rate(String key, Figure part, Figure whole, boolean onPage) {
        add(
                Column.of(key, Kind.PERCENT).onPageIf(onPage),
                row ->
                        new Linked(
                                new Cell.Percent(row.now().rate(part, whole)),
                                () -> row.trace().rate(part, whole)));
    }

    private void light(String key, Target target, Figure part, Figure whole, boolean onPage) {
        add(
                onPage
                        ? Column.of(key, Kind.VERDICT).beside()
                        : Column.of(key, Kind.VERDICT).inFilesOnly(),
                row -> new Cell.Verdict(target.judge(row.now().rate(part, whole))));
    }

    /** Most rows have none, so that only files tell it. */
    private void procurement() {
        add(
                Column.of("procurement_rate", Kind.PERCENT).inFilesOnly(),
                row -> new Cell.Percent(row.procurement()));
        add(
                Column.of("procurement_ok", Kind.VERDICT).inFilesOnly(),
                row -> new Cell.Verdict(row.procurementLight()));
    }

    private void lead(View view) {
        add(
                Column.of("lead", Kind.POINTS),
                row ->
                        new Linked(
                                new Cell.Points(
                                        new Rates(row.now()).lead(view.year(), view.asOf())),
                                () -> row.trace().rate(Figure.DISBURSED, Figure.ADJUSTED)));
    }

    /** How execution stood on the other day, and what has changed. */
    private void compared(LocalDate other) {
        add(Column.of("compared_with", Kind.DAY).inFilesOnly(), _ -> new Cell.Day(other));
        add(
                Column.of("execution_rate_then", Kind.PERCENT).about(other.toString()),
                row ->
                        new Linked(
                                new Cell.Percent(
                                        row.then().rate(Figure.DISBURSED, Figure.ADJUSTED)),
                                () ->
                                        row.trace()
                                                .on(other)
                                                .rate(Figure.DISBURSED, Figure.ADJUSTED)));
        add(
                Column.of("execution_change", Kind.POINTS),
                row ->
                        new Cell.Points(
                                row.now()
                                        .rate(Figure.DISBURSED, Figure.ADJUSTED)
                                        .minus(
                                                row.then()
                                                        .rate(Figure.DISBURSED, Figure.ADJUSTED))));
        add(
                Column.of("disbursed_change", Kind.AMOUNT),
                row -> new Cell.Change(row.now().disbursed().minus(row.then().disbursed())));
    }
}
