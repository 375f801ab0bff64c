package budgettrail.event.line;

import budgettrail.event.money.Money;
import budgettrail.event.reference.EconomicCode;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.UnitCode;
import org.jspecify.annotations.Nullable;

/**
 * What a line is for. Everything about it but its name and its money.
 *
 * @param category WAGES, GOODS, OTHER_OPERATING, SPECIFIC_TARGET, …; text, because other
 *     governments have others
 * @param fiscalAppropriation the part of the initial budget that is 财政拨款; absent: all of it, if it
 *     is out of a {@linkplain FundType#fiscal fiscal} budget, else nothing
 * @param procurement whether the line is government procurement (政府采购)
 */
public record LineDescription(
        UnitCode unit,
        FunctionCode function,
        ExpenditureKind kind,
        @Nullable String category,
        @Nullable ProjectCode project,
        @Nullable EconomicCode departmentEconomic,
        @Nullable EconomicCode governmentEconomic,
        FundType fund,
        @Nullable Money fiscalAppropriation,
        boolean procurement) {}
