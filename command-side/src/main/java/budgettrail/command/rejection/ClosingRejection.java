package budgettrail.command.rejection;

import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import java.time.LocalDate;

/** The line cannot be closed so. */
public sealed interface ClosingRejection extends Rejection {

    /** Requests wait, or money is frozen. */
    record PendingRequests(LineId line, int requests, Money frozen) implements ClosingRejection {}

    record ClosingNotBalanced(LineId line, Money carriedForward, Money lapsed, Money balance)
            implements ClosingRejection {}

    record CommitmentsNotCovered(LineId line, Money carriedForward, Money committed)
            implements ClosingRejection {}

    /**
     * An open contract cannot go on next year under its name, for the line has had one so named
     * there.
     */
    record CommitmentTakenNextYear(LineId line, CommitmentId commitment, LineId next)
            implements ClosingRejection {}

    /** Year-end facts are dated on the last day of the year. */
    record NotYearEnd(LocalDate effective, LocalDate yearEnd) implements ClosingRejection {}
}
