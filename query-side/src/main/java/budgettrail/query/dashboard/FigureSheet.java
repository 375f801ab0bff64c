package budgettrail.query.dashboard;

import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rates;
import budgettrail.query.figures.Target;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Groups;
import budgettrail.query.indicators.Level;
import budgettrail.query.indicators.Names;
import budgettrail.query.page.Named;
import budgettrail.query.page.View;
import budgettrail.query.sheet.Cell;
import budgettrail.query.sheet.Column;
import budgettrail.query.sheet.Column.Kind;
import budgettrail.query.sheet.Provenance;
import budgettrail.query.sheet.Sheet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The units or projects of a view with their figures and rates, as a table. */
record FigureSheet(View view) {
    static final String UNITS = "units";
    static final String PROJECTS = "projects";

    /** By code, with the whole of what is shown as the total. */
    Sheet units() {
        var units = Groups.read(view.snapshot(), view.scope(), Level.UNIT);
        var total =
                Groups.whole(view.snapshot(), view.scope())
                        .map(whole -> row(new Cell.Label("sheet.row", "TOTAL"), view.top(), whole));
        return new Sheet(
                UNITS,
                provenance(),
                columns("unit"),
                units.stream().map(unit -> row(named(unit.key()), unit.key(), unit)).toList(),
                total.orElse(null));
    }

    /** The largest first: they decide how the whole stands. */
    Sheet projects() {
        var projects = Groups.read(view.snapshot(), view.scope(), Level.PROJECT);
        var codes = projects.stream().map(Group::key).toList();
        var names = Names.named(view.snapshot(), "PROJECT", codes);
        return new Sheet(
                PROJECTS,
                provenance(),
                columns("project"),
                projects.stream()
                        .sorted(
                                Comparator.comparing((Group group) -> group.all().adjusted())
                                        .reversed())
                        .map(
                                one ->
                                        row(
                                                name(Named.of(one.key(), names.get(one.key()))),
                                                one.key(),
                                                one))
                        .toList(),
                null);
    }

    private Provenance provenance() {
        var snapshot = view.snapshot();
        return new Provenance(
                view.year(),
                snapshot.asOf(),
                view.question().knownAt(),
                snapshot.position(),
                view.top() == null ? null : named(view.top()));
    }

    private Cell.Name named(String unit) {
        return name(Named.of(unit, view.sight().tree()));
    }

    private static Cell.Name name(Named named) {
        return new Cell.Name(named.code(), named.zh(), named.en());
    }

    /** Before the year end, what is not disbursed is not yet carried over. */
    private List<Column> columns(String subject) {
        var ended = !view.snapshot().asOf().isBefore(view.year().lastDay());
        var rest = ended ? "carry_over" : "unspent";
        return List.of(
                Column.of(subject + "_name", Kind.WORDS),
                Column.of(subject, Kind.WORDS).beside(),
                Column.of("initial_budget", Kind.AMOUNT),
                Column.of("adjusted_budget", Kind.AMOUNT),
                Column.of("disbursed", Kind.AMOUNT),
                Column.of("execution_rate", Kind.PERCENT),
                Column.of("execution_ok", Kind.VERDICT).beside(),
                Column.of("adjustment_rate_gross", Kind.PERCENT),
                Column.of("adjustment_gross_ok", Kind.VERDICT).beside(),
                Column.of("carry_over_rate", Kind.PERCENT).headed(rest + "_rate"),
                Column.of("carry_over_ok", Kind.VERDICT).headed(rest + "_ok").beside());
    }

    private static List<Cell> row(Cell name, @Nullable String code, Group group) {
        var figures = group.all();
        var rates = new Rates(figures);
        return Stream.of(
                        Stream.of(name, code == null ? Cell.NOTHING : new Cell.Words(code)),
                        amounts(figures),
                        judged(Target.EXECUTION, rates.execution()),
                        judged(Target.ADJUSTMENT, rates.adjustmentGross()),
                        judged(Target.CARRY_OVER, rates.carryOver()))
                .flatMap(cells -> cells)
                .toList();
    }

    private static Stream<Cell> amounts(Figures figures) {
        return Stream.of(figures.initial(), figures.adjusted(), figures.disbursed())
                .map(Cell.Amount::new);
    }

    private static Stream<Cell> judged(Target target, Rate rate) {
        return Stream.of(new Cell.Percent(rate), new Cell.Verdict(target.judge(rate)));
    }
}
