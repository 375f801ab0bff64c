package budgettrail.command.importing;

import budgettrail.command.appropriation.OpenLine;
import budgettrail.command.importing.PaymentNames.Vouchers;
import budgettrail.command.importing.table.Errors;
import budgettrail.command.importing.table.Upload;
import budgettrail.command.importing.table.Upload.Format;
import budgettrail.command.reference.DescribeProject;
import budgettrail.event.Text;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.ProjectCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the files of an order into what they lead to; what is wrong with them is noted. */
final class Planner {
    /** The second sheet of a workbook that holds a ledger. */
    static final String NEW_LINES = "new_lines";

    private final Order order;
    private final Errors errors;
    private final Known known;

    /**
     * What earlier imports and the log know.
     *
     * @param adjustments which of these names are taken
     * @param vouchers those of the year
     * @param projects which of these are named
     * @param files the year's files of this kind imported so far, oldest first
     * @param begun whether it was let in before: what it names keeps its name then
     * @param coming is told in order which lines the rows are about, before they are a plan
     */
    record Known(
            Function<Set<AdjustmentId>, Set<AdjustmentId>> adjustments,
            Vouchers vouchers,
            Function<Set<ProjectCode>, Set<ProjectCode>> projects,
            Function<Kind, List<Upload>> files,
            boolean begun,
            Consumer<Stream<LineId>> coming) {}

    private Planner(Order order, Errors errors, Known known) {
        this.order = order;
        this.errors = errors;
        this.known = known;
    }

    static Plan plan(Order order, Errors errors, Known known) {
        var planner = new Planner(order, errors, known);
        return switch (order.kind()) {
            case UNITS -> planner.named(ReferenceRow.units(order.year()));
            case FUNCTION_CODES -> planner.named(ReferenceRow.functionCodes(order.year()));
            case ECONOMIC_CODES -> planner.named(ReferenceRow.economicCodes(order.year()));
            case PROJECTS -> planner.projects();
            case BUDGET_LINES -> planner.budgetLines();
            case EXECUTION -> planner.execution();
        };
    }

    private Plan named(RowKind<ReferenceRow> kind) {
        var file = read(order.file(), kind);
        return Plan.of(file, ReferenceRow.once(file.rows(), errors), List.of());
    }

    private <T> TableFile<T> read(Upload upload, RowKind<T> kind) {
        var file = TableFile.read(upload, kind, errors);
        order.controls().check(file, errors);
        return file;
    }

    private Plan projects() {
        var file = read(order.file(), RowKind.PROJECTS);
        var described =
                file.rows().stream().map(row -> new Described(row.row(), project(row))).toList();
        return Plan.of(file, described, divisions(file.rows()));
    }

    private DescribeProject project(ProjectRow row) {
        return new DescribeProject(
                row.project(), order.year().firstDay(), row.nameZh(), row.nameEn(), row.category());
    }

    /** The lines imported before their projects learn their part of 财政拨款 now. */
    private List<Planned> divisions(List<ProjectRow> projects) {
        var parts = FiscalParts.of(projects);
        var lines = recordedLines(parts);
        var divided =
                lines.stream().filter(parts::divide).map(line -> line.at(parts.row(line))).toList();
        return parts.applyTo(divided, lines, errors).stream()
                .map(line -> new Planned(line.row(), division(line)))
                .toList();
    }

    private DivideLine division(LineRow line) {
        var known = line.description();
        return new DivideLine(
                id(line.key()),
                Objects.requireNonNull(known.project()),
                Objects.requireNonNull(known.fiscalAppropriation()));
    }

    /** The lines of the opening budgets imported so far, where there is something to divide. */
    private List<LineRow> recordedLines(FiscalParts parts) {
        if (parts.none()) {
            return List.of();
        }
        return recorded(Kind.BUDGET_LINES, RowKind.OPENING_BUDGET);
    }

    /** The rows of files imported so far; what is wrong with these is nobody's fault now. */
    private <T> List<T> recorded(Kind kind, RowKind<T> rows) {
        return known.files().apply(kind).stream()
                .map(file -> TableFile.read(file, rows, new Errors()))
                .flatMap(file -> file.rows().stream())
                .toList();
    }

    private Plan budgetLines() {
        var file = read(order.file(), RowKind.OPENING_BUDGET);
        refuseUnaddressable(LineRow.KEY, file.rows(), LineRow::row, LineRow::key);
        var parts = FiscalParts.of(dividing());
        var commands =
                parts.applyTo(file.rows(), recordedLines(parts), errors).stream()
                        .map(line -> new Planned(line.row(), opening(line)))
                        .toList();
        return Plan.of(file, unnamed(file.rows(), LineRow.PROJECT_NAME), commands);
    }

    /** A line, a payment or a contract is asked for by what its row calls it. */
    private <T> void refuseUnaddressable(
            String column,
            List<T> rows,
            ToIntFunction<T> number,
            Function<T, @Nullable String> name) {
        for (var row : known.begun() ? List.<T>of() : rows) {
            var given = name.apply(row);
            if (given != null && !Text.isAddressable(given)) {
                errors.add(number.applyAsInt(row), column, "INVALID_CODE", given);
            }
        }
    }

    /** The projects beside an opening budget, or all that came before it. */
    private List<ProjectRow> dividing() {
        var second = order.second();
        return second == null
                ? recorded(Kind.PROJECTS, RowKind.PROJECTS)
                : beside(second, null, RowKind.PROJECTS, "projects");
    }

    /**
     * A table of lines names the projects that no table of projects has named.
     *
     * @param column where it says the name
     */
    private List<Described> unnamed(List<LineRow> lines, String column) {
        var rows = new LinkedHashMap<ProjectCode, LineRow>();
        for (var line : lines) {
            var project = line.description().project();
            var name = line.projectName();
            if (project != null && name != null) {
                var before = rows.putIfAbsent(project, line);
                if (before != null && !name.equals(before.projectName())) {
                    errors.add(line.row(), column, "NAMED_TWICE", project, before.row());
                }
            }
        }
        rows.keySet().removeAll(known.projects().apply(Set.copyOf(rows.keySet())));
        return rows.values().stream().flatMap(line -> project(line).stream()).toList();
    }

    private Optional<Described> project(LineRow line) {
        var code = line.description().project();
        var name = line.projectName();
        return code == null || name == null
                ? Optional.empty()
                : Optional.of(
                        new Described(
                                line.row(),
                                new DescribeProject(
                                        code,
                                        order.year().firstDay(),
                                        name,
                                        null,
                                        line.description().category())));
    }

    private OpenLine opening(LineRow line) {
        return new OpenLine(
                id(line.key()),
                order.year().firstDay(),
                line.description(),
                line.initial(),
                null,
                null);
    }

    private Plan execution() {
        var file = read(order.file(), RowKind.LEDGER);
        known.coming().accept(file.rows().stream().map(row -> id(row.key())));
        var newLines = divided(newLines(order.second()));
        var key = NEW_LINES + "/" + LineRow.KEY;
        refuseUnaddressable(key, newLines, LineRow::row, LineRow::key);
        var named = file.rows().stream().filter(row -> !row.type().documented()).toList();
        refuseUnaddressable(LedgerRow.NUMBER, named, LedgerRow::row, LedgerRow::number);
        var entries = Ledger.entries(file.rows(), errors);
        var names = new AdjustmentNames(order.year(), file.rows(), known.adjustments());
        var payments = new PaymentNames(order.year(), file.rows(), known.vouchers());
        var plan = new LedgerPlan(order.year(), newLines, names, payments);
        var described = unnamed(newLines, NEW_LINES + "/" + LineRow.PROJECT_NAME);
        return Plan.of(file, described, plan.commands(entries));
    }

    private List<LineRow> newLines(@Nullable Upload second) {
        if (second != null) {
            return beside(second, null, RowKind.NEW_LINES, NEW_LINES);
        }
        return order.file().format() == Format.XLSX
                ? beside(order.file(), NEW_LINES, RowKind.NEW_LINES, NEW_LINES)
                : List.of();
    }

    private List<LineRow> divided(List<LineRow> newLines) {
        if (newLines.isEmpty()) {
            return newLines;
        }
        var parts = FiscalParts.of(recorded(Kind.PROJECTS, RowKind.PROJECTS));
        return newLines.stream().map(parts::applyToLater).toList();
    }

    /** The rows of a second file or sheet; its errors bear its name before the column's. */
    private <T> List<T> beside(Upload file, @Nullable String sheet, RowKind<T> kind, String name) {
        var apart = new Errors();
        var rows = TableFile.read(file, sheet, kind, apart).rows();
        for (var error : apart.list()) {
            var column = error.column() == null ? name : name + "/" + error.column();
            errors.add(error.row(), column, error.code(), error.args().toArray());
        }
        return rows;
    }

    private LineId id(String key) {
        return new LineId(order.year(), key);
    }
}
