package budgettrail.query;

import budgettrail.event.line.LineDescription;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.UnitCode;
import org.jspecify.annotations.Nullable;

/** What a line is for, where a test is not about that. */
public final class Described {
    private Described() {}

    /** Basic expenditure of the unit, out of the general public budget. */
    public static LineDescription basic(UnitCode unit) {
        return described(unit, ExpenditureKind.BASIC, null);
    }

    /** As above, of a project. */
    public static LineDescription ofProject(UnitCode unit, ProjectCode project) {
        return described(unit, ExpenditureKind.PROJECT, project);
    }

    private static LineDescription described(
            UnitCode unit, ExpenditureKind kind, @Nullable ProjectCode project) {
        return new LineDescription(
                unit,
                new FunctionCode("2080101"),
                kind,
                null,
                project,
                null,
                null,
                FundType.GENERAL_PUBLIC,
                null,
                false);
    }
}
