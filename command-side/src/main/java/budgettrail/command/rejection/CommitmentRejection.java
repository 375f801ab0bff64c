package budgettrail.command.rejection;

import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;

/** There is no such contract, or it has not so much left. */
public sealed interface CommitmentRejection extends Rejection {

    /** The line never had a contract of this name. */
    record UnknownCommitment(LineId line, CommitmentId commitment) implements CommitmentRejection {}

    /**
     * More than is left of the contract and not already asked for.
     *
     * @param field where the command names the amount
     */
    record ExceedsCommitment(CommitmentId commitment, Money asked, Money left, String field)
            implements CommitmentRejection {}
}
