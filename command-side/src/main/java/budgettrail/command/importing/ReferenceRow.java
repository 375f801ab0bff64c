package budgettrail.command.importing;

import budgettrail.command.importing.table.Columns;
import budgettrail.command.importing.table.Errors;
import budgettrail.command.importing.table.Row;
import budgettrail.command.reference.DescribeEconomicCode;
import budgettrail.command.reference.DescribeFunctionCode;
import budgettrail.command.reference.DescribeUnit;
import budgettrail.command.reference.ReferenceCommand;
import budgettrail.event.reference.EconomicCode;
import budgettrail.event.reference.EconomicScheme;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.UnitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** A row that names units or codes; one row may name several (a code and those above it). */
record ReferenceRow(int row, List<ReferenceCommand> commands) {
    ReferenceRow {
        commands = List.copyOf(commands);
    }

    /** The rows of a unit tree; a department has no parent. */
    static RowKind<ReferenceRow> units(FiscalYear year) {
        return kind(year, Columns.required("code", "name_zh"), List.of("code"), ReferenceRow::unit);
    }

    static RowKind<ReferenceRow> functionCodes(FiscalYear year) {
        return kind(
                year,
                Columns.required("code7|code", "name_zh"),
                List.of("code7", "code"),
                ReferenceRow::functions);
    }

    /** Each row pairs a department with a government code; both repeat. */
    static RowKind<ReferenceRow> economicCodes(FiscalYear year) {
        return kind(
                year,
                Columns.required("dept_code|gov_code", "dept_name_zh|gov_name_zh"),
                List.of("dept_code", "gov_code"),
                ReferenceRow::economics);
    }

    private static RowKind<ReferenceRow> kind(
            FiscalYear year,
            Columns columns,
            List<String> identity,
            BiFunction<Row, FiscalYear, List<ReferenceCommand>> meaning) {
        return new RowKind<>(
                columns,
                identity,
                row -> {
                    var commands = meaning.apply(row, year);
                    return row.sound()
                            ? Optional.of(new ReferenceRow(row.number(), commands))
                            : Optional.empty();
                },
                Optional.empty());
    }

    private static List<ReferenceCommand> unit(Row row, FiscalYear year) {
        return List.of(
                new DescribeUnit(
                        new UnitCode(row.code("code")),
                        year.firstDay(),
                        row.note("name_zh"),
                        row.optionalNote("name_en").orElse(null),
                        row.optionalCode("parent_code").map(UnitCode::new).orElse(null)));
    }

    /** The code, and its 类 and 款 where the row names them too. */
    private static List<ReferenceCommand> functions(Row row, FiscalYear year) {
        var commands = new ArrayList<ReferenceCommand>();
        var ofClass = row.optionalCode("class");
        var ofSection = row.optionalCode("section").flatMap(s -> ofClass.map(c -> c + s));
        var className =
                row.optionalNote("class_name_printed")
                        .or(() -> row.optionalNote("class_name_national"));
        var sectionName =
                row.optionalNote("section_name_national")
                        .or(() -> row.optionalNote("section_name_national(not in document)"));
        ofClass.ifPresent(
                code ->
                        className.ifPresent(
                                name -> commands.add(function(code, year, name, null))));
        ofSection.ifPresent(
                code ->
                        sectionName.ifPresent(
                                name -> commands.add(function(code, year, name, null))));
        commands.add(
                function(
                        row.has("code7") ? row.code("code7") : row.code("code"),
                        year,
                        row.note("name_zh"),
                        row.optionalNote("name_en").orElse(null)));
        return commands;
    }

    private static DescribeFunctionCode function(
            String code,
            FiscalYear year,
            String nameZh,
            @org.jspecify.annotations.Nullable String nameEn) {
        return new DescribeFunctionCode(new FunctionCode(code), year.firstDay(), nameZh, nameEn);
    }

    private static List<ReferenceCommand> economics(Row row, FiscalYear year) {
        var commands = new ArrayList<ReferenceCommand>();
        economic(row, "dept", EconomicScheme.DEPARTMENT, year).ifPresent(commands::add);
        economic(row, "gov", EconomicScheme.GOVERNMENT, year).ifPresent(commands::add);
        if (commands.isEmpty()) {
            row.refuse("dept_code", "MISSING_VALUE");
        }
        return commands;
    }

    private static Optional<ReferenceCommand> economic(
            Row row, String prefix, EconomicScheme scheme, FiscalYear year) {
        return row.optionalCode(prefix + "_code")
                .map(
                        code ->
                                new DescribeEconomicCode(
                                        scheme,
                                        new EconomicCode(code),
                                        year.firstDay(),
                                        row.note(prefix + "_name_zh"),
                                        row.optionalNote(prefix + "_name_en").orElse(null)));
    }

    /** Each name once, where it is first said; two names for one thing are an error. */
    static List<Described> once(List<ReferenceRow> rows, Errors errors) {
        var said = new LinkedHashMap<String, Described>();
        for (var row : rows) {
            for (var command : row.commands()) {
                var before = said.putIfAbsent(command.stream(), new Described(row.row(), command));
                if (before != null && !before.command().equals(command)) {
                    errors.add(row.row(), null, "NAMED_TWICE", command.stream(), before.row());
                }
            }
        }
        return List.copyOf(said.values());
    }
}
