package budgettrail.command.importing;

import budgettrail.command.importing.table.Columns;
import budgettrail.command.importing.table.Row;
import budgettrail.command.line.Rules;
import budgettrail.event.line.LineDescription;
import budgettrail.event.money.Money;
import budgettrail.event.reference.EconomicCode;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.UnitCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row that describes a budget line: of the opening budget, or of lines opened later.
 *
 * @param projectName what the project is called, if the row says it
 */
record LineRow(
        int row,
        String key,
        LineDescription description,
        Money initial,
        @Nullable String projectName) {
    static final String KEY = "line_key";
    static final String YUAN = "initial_yuan";
    static final String WAN = "initial_wan";
    static final String PROJECT_NAME = "project_name_zh";

    /** Of a file with the opening budget. */
    static final Columns OPENING =
            Columns.required(KEY, "unit_code", "function_code", "kind", YUAN + "|" + WAN);

    /** Of a file that only describes lines. */
    static final Columns DESCRIBING = Columns.required(KEY, "unit_code", "function_code", "kind");

    /** A line of the opening budget, or nothing if the row has errors, which are noted. */
    static Optional<LineRow> opening(Row row) {
        var key = row.code(KEY);
        var description = description(row);
        var name = row.optionalNote(PROJECT_NAME).orElse(null);
        var initial = initial(row);
        refuseNoAmount(row, initial);
        return row.sound()
                ? Optional.of(new LineRow(row.number(), key, description, initial, name))
                : Optional.empty();
    }

    /** A line without initial budget: it opens with its first supplement. */
    static Optional<LineRow> openedLater(Row row) {
        var key = row.code(KEY);
        var description = description(row);
        var name = row.optionalNote(PROJECT_NAME).orElse(null);
        var initial = row.optionalYuan(YUAN).or(() -> row.optionalWan(WAN)).orElse(Money.ZERO);
        if (!initial.zero()) {
            row.refuse(initialColumn(row), "INITIAL_NOT_ZERO", initial);
        }
        return row.sound()
                ? Optional.of(new LineRow(row.number(), key, description, initial, name))
                : Optional.empty();
    }

    private static LineDescription description(Row row) {
        return new LineDescription(
                new UnitCode(row.code("unit_code")),
                new FunctionCode(row.code("function_code")),
                row.choice("kind", Words.KIND, ExpenditureKind.BASIC),
                row.optionalNote("category").orElse(null),
                row.optionalCode("project_code").map(ProjectCode::new).orElse(null),
                row.optionalCode("dept_econ_code").map(EconomicCode::new).orElse(null),
                row.optionalCode("gov_econ_code").map(EconomicCode::new).orElse(null),
                row.optionalChoice("fund_type", Words.FUND, FundType.GENERAL_PUBLIC)
                        .orElse(FundType.GENERAL_PUBLIC),
                row.optionalYuan("fiscal_appropriation_yuan").orElse(null),
                row.optionalChoice("procurement", Words.YES_NO, false).orElse(false));
    }

    /** The initial budget, in yuan or in 万元; where both are written they must be the same. */
    static Money initial(Row row) {
        var yuan = row.optionalYuan(YUAN);
        var wan = row.optionalWan(WAN);
        if (yuan.isEmpty() && wan.isEmpty()) {
            row.refuse(initialColumn(row), "MISSING_VALUE");
        }
        if (row.sound() && yuan.isPresent() && wan.isPresent() && !yuan.equals(wan)) {
            row.refuse(YUAN, "AMOUNTS_DISAGREE", yuan.get(), wan.get());
        }
        return yuan.or(() -> wan).orElse(Money.ZERO);
    }

    /** As the rules do, which do not know in which column it stands. */
    private static void refuseNoAmount(Row row, Money initial) {
        if (initial.negative() || !Rules.TOO_MUCH.exceeds(initial)) {
            row.refuse(initialColumn(row), "INVALID_AMOUNT", initial.yuan());
        }
    }

    /** Where the row says its initial budget, or would. */
    static String initialColumn(Row row) {
        return row.has(YUAN) || !row.has(WAN) && row.stands(YUAN) ? YUAN : WAN;
    }

    /** The same line, of whose initial budget this part is 财政拨款. */
    LineRow withFiscalAppropriation(Money part) {
        return new LineRow(row, key, divided(description, part), initial, projectName);
    }

    /** The same line, spoken of in another row. */
    LineRow at(int otherRow) {
        return new LineRow(otherRow, key, description, initial, projectName);
    }

    static LineDescription divided(LineDescription line, Money fiscalAppropriation) {
        return new LineDescription(
                line.unit(),
                line.function(),
                line.kind(),
                line.category(),
                line.project(),
                line.departmentEconomic(),
                line.governmentEconomic(),
                line.fund(),
                fiscalAppropriation,
                line.procurement());
    }
}
