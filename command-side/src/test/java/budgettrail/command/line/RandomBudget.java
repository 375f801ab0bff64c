package budgettrail.command.line;

import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.UnitCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines, units and projects that one sequence of random commands is about: one line of basic
 * expenditure, a project whose two lines belong to two units, a project of another fund.
 *
 * @param prefix keeps all its names apart from those of others in the same log; may be empty
 */
public record RandomBudget(String prefix) {
    public static final FiscalYear YEAR = new FiscalYear(2022);

    /** The last year that money is carried into. */
    public static final FiscalYear LAST_YEAR = new FiscalYear(2024);

    private static final List<String> LETTERS = List.of("A", "B", "C", "D");

    public List<String> keys() {
        return LETTERS.stream().map(letter -> prefix + letter).toList();
    }

    /** All lines of all years, whether or not they will ever be opened. */
    public List<LineId> lines() {
        var lines = new ArrayList<LineId>();
        for (var year = YEAR; year.value() <= LAST_YEAR.value(); year = year.next()) {
            for (var key : keys()) {
                lines.add(new LineId(year, key));
            }
        }
        return lines;
    }

    public UnitCode department() {
        return new UnitCode(prefix + "035");
    }

    public List<UnitCode> units() {
        return List.of(new UnitCode(prefix + "035001"), new UnitCode(prefix + "035002"));
    }

    public List<ProjectCode> projects() {
        return List.of(new ProjectCode(prefix + "P1"), new ProjectCode(prefix + "P2"));
    }

    /** A unit that has no line. */
    UnitCode stranger() {
        return new UnitCode(prefix + "035003");
    }

    public UnitCode unit(String key) {
        return units().get(key.endsWith("A") || key.endsWith("B") ? 0 : 1);
    }

    public @Nullable ProjectCode project(String key) {
        if (key.endsWith("A")) {
            return null;
        }
        return projects().get(key.endsWith("C") ? 1 : 0);
    }

    public LineDescription description(String key) {
        return new LineDescription(
                unit(key),
                new FunctionCode("2080101"),
                key.endsWith("A") ? ExpenditureKind.BASIC : ExpenditureKind.PROJECT,
                null,
                project(key),
                null,
                null,
                key.endsWith("C") ? FundType.GOVERNMENT_FUND : FundType.GENERAL_PUBLIC,
                null,
                false);
    }
}
