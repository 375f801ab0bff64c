package budgettrail.command.rejection;

import static budgettrail.command.rejection.Problem.conflict;
import static budgettrail.command.rejection.Problem.malformed;

import budgettrail.command.rejection.ClosingRejection.ClosingNotBalanced;
import budgettrail.command.rejection.ClosingRejection.CommitmentTakenNextYear;
import budgettrail.command.rejection.ClosingRejection.CommitmentsNotCovered;
import budgettrail.command.rejection.ClosingRejection.NotYearEnd;
import budgettrail.command.rejection.ClosingRejection.PendingRequests;

/** Answers about the year end. */
final class ClosingProblems {
    private ClosingProblems() {}

    static Problem of(ClosingRejection rejection) {
        return switch (rejection) {
            case PendingRequests(var line, var requests, var frozen) ->
                    conflict("PENDING_REQUESTS", "/line", line, requests, frozen);
            case ClosingNotBalanced(var line, var carried, var lapsed, var balance) ->
                    conflict(
                            "CLOSING_NOT_BALANCED",
                            "/carryForward",
                            line,
                            carried,
                            lapsed,
                            balance);
            case CommitmentsNotCovered(var line, var carried, var committed) ->
                    conflict("COMMITMENTS_NOT_COVERED", "/carryForward", line, carried, committed);
            case CommitmentTakenNextYear(var line, var commitment, var next) ->
                    conflict("COMMITMENT_TAKEN_NEXT_YEAR", "/line", line, commitment, next);
            case NotYearEnd(var effective, var yearEnd) ->
                    malformed("NOT_YEAR_END", "/effective", effective, yearEnd);
        };
    }
}
