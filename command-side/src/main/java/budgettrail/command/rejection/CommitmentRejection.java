package budgettrail.command.rejection;

import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;

/** The contract is not open, or has not so much left. */
public sealed interface CommitmentRejection extends Rejection {

    /** No contract of this name is open on the line. */
    record UnknownCommitment(LineId line, CommitmentId commitment) implements CommitmentRejection {}

    /**
     * More than is left of the contract and not already asked for.
     *
     * @param field where the command names the amount
     */
    record ExceedsCommitment(CommitmentId commitment, Money asked, Money left, String field)
            implements CommitmentRejection {}
}
