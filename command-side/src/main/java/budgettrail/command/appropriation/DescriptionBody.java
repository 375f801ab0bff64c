package budgettrail.command.appropriation;

import static budgettrail.command.http.Fields.amount;
import static budgettrail.command.http.Fields.code;
import static budgettrail.command.http.Fields.note;
import static budgettrail.command.http.Fields.optionalCode;

import budgettrail.event.line.LineDescription;
import budgettrail.event.reference.EconomicCode;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.UnitCode;
import org.jspecify.annotations.Nullable;

/**
 * What a line is for, as JSON.
 *
 * @param fund GENERAL_PUBLIC if absent
 * @param fiscalAppropriation yuan, not more than the initial budget it comes with; absent: all of
 *     the line is 财政拨款, if its fund is general public, government fund or state capital, and
 *     nothing of it otherwise
 * @param procurement false if absent
 */
public record DescriptionBody(
        String unit,
        String function,
        ExpenditureKind kind,
        @Nullable String category,
        @Nullable String project,
        @Nullable String departmentEconomic,
        @Nullable String governmentEconomic,
        @Nullable FundType fund,
        @Nullable String fiscalAppropriation,
        @Nullable Boolean procurement) {

    /** Where it usually stands. */
    public static final String PLACE = "/description";

    LineDescription read() {
        return read(PLACE);
    }

    /** The description, its faults pointed to below this place. */
    public LineDescription read(String at) {
        return new LineDescription(
                code(at + "/unit", unit, UnitCode::new),
                code(at + "/function", function, FunctionCode::new),
                kind,
                note(at + "/category", category),
                optionalCode(at + "/project", project, ProjectCode::new),
                optionalCode(at + "/departmentEconomic", departmentEconomic, EconomicCode::new),
                optionalCode(at + "/governmentEconomic", governmentEconomic, EconomicCode::new),
                fund == null ? FundType.GENERAL_PUBLIC : fund,
                fiscalAppropriation == null
                        ? null
                        : amount(at + "/fiscalAppropriation", fiscalAppropriation),
                procurement != null && procurement);
    }
}
