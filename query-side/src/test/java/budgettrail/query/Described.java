package budgettrail.query;

import budgettrail.event.line.LineDescription;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.UnitCode;

/** What a line is for, where a test is not about that. */
public final class Described {
    private Described() {}

    /** Basic expenditure of the unit, out of the general public budget. */
    public static LineDescription basic(UnitCode unit) {
        return new LineDescription(
                unit,
                new FunctionCode("2080101"),
                ExpenditureKind.BASIC,
                null,
                null,
                null,
                null,
                FundType.GENERAL_PUBLIC,
                null,
                false);
    }
}
