package budgettrail.command.rejection;

import budgettrail.event.Actor;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.FundType;

/** The adjustment or its exemption is against the rules. */
public sealed interface AdjustmentRejection extends Rejection {

    /** A virement from a line to itself. */
    record SameLine(LineId line) implements AdjustmentRejection {}

    record LinesDifferInFund(LineId from, FundType giving, LineId to, FundType receiving)
            implements AdjustmentRejection {}

    /** A line that gave to another one, or took from it, keeps its fund type. */
    record FundBoundByVirement(LineId line, FundType fund, LineId other)
            implements AdjustmentRejection {}

    /** A line that money was carried into keeps the fund type of that money. */
    record FundBoundByCarryOver(LineId line, FundType fund) implements AdjustmentRejection {}

    record LinesDifferInYear(LineId from, LineId to) implements AdjustmentRejection {}

    record UnknownAdjustment(AdjustmentId adjustment) implements AdjustmentRejection {}

    record AlreadyExempt(AdjustmentId adjustment) implements AdjustmentRejection {}

    record NotExempt(AdjustmentId adjustment) implements AdjustmentRejection {}

    /** An exemption is decided by another person than the applicant. */
    record OwnAdjustment(AdjustmentId adjustment, Actor applicant) implements AdjustmentRejection {}

    /** An exemption rests on a document. */
    record DocumentRequired(AdjustmentId adjustment) implements AdjustmentRejection {}
}
