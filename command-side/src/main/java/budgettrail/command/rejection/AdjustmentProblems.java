package budgettrail.command.rejection;

import static budgettrail.command.rejection.Problem.conflict;
import static budgettrail.command.rejection.Problem.malformed;
import static budgettrail.command.rejection.Problem.unknown;

import budgettrail.command.rejection.AdjustmentRejection.AlreadyExempt;
import budgettrail.command.rejection.AdjustmentRejection.DocumentRequired;
import budgettrail.command.rejection.AdjustmentRejection.FundBoundByCarryOver;
import budgettrail.command.rejection.AdjustmentRejection.FundBoundByVirement;
import budgettrail.command.rejection.AdjustmentRejection.LinesDifferInFund;
import budgettrail.command.rejection.AdjustmentRejection.LinesDifferInYear;
import budgettrail.command.rejection.AdjustmentRejection.NotExempt;
import budgettrail.command.rejection.AdjustmentRejection.OwnAdjustment;
import budgettrail.command.rejection.AdjustmentRejection.SameLine;
import budgettrail.command.rejection.AdjustmentRejection.UnknownAdjustment;

/** Answers about adjustments and exemptions. */
final class AdjustmentProblems {
    private AdjustmentProblems() {}

    static Problem of(AdjustmentRejection rejection) {
        return switch (rejection) {
            case SameLine(var line) -> malformed("SAME_LINE", "/to", line);
            case LinesDifferInFund(var from, var giving, var to, var receiving) ->
                    conflict("LINES_DIFFER_IN_FUND", "/to", from, giving, to, receiving);
            case FundBoundByVirement(var line, var fund, var other) ->
                    conflict("FUND_BOUND_BY_VIREMENT", "/description/fund", line, fund, other);
            case FundBoundByCarryOver(var line, var fund) ->
                    conflict("FUND_BOUND_BY_CARRY_OVER", "/description/fund", line, fund);
            case LinesDifferInYear(var from, var to) ->
                    malformed("LINES_DIFFER_IN_YEAR", "/to", from, to);
            case UnknownAdjustment(var id) -> unknown("UNKNOWN_ADJUSTMENT", "/adjustment", id);
            case AlreadyExempt(var id) -> conflict("ALREADY_EXEMPT", "/adjustment", id);
            case NotExempt(var id) -> conflict("NOT_EXEMPT", "/adjustment", id);
            case OwnAdjustment(var id, var applicant) ->
                    conflict("OWN_ADJUSTMENT", "/adjustment", id, applicant);
            case DocumentRequired(var id) -> malformed("DOCUMENT_REQUIRED", "/document", id);
        };
    }
}
