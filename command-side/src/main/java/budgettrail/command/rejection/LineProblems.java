package budgettrail.command.rejection;

import static budgettrail.command.rejection.Problem.conflict;
import static budgettrail.command.rejection.Problem.malformed;
import static budgettrail.command.rejection.Problem.unknown;

import budgettrail.command.rejection.LineRejection.AlreadyAppropriated;
import budgettrail.command.rejection.LineRejection.DateInFuture;
import budgettrail.command.rejection.LineRejection.DescribedAnew;
import budgettrail.command.rejection.LineRejection.DuplicateId;
import budgettrail.command.rejection.LineRejection.LimitReached;
import budgettrail.command.rejection.LineRejection.LineAlreadyOpen;
import budgettrail.command.rejection.LineRejection.UnitMismatch;
import budgettrail.command.rejection.LineRejection.UnknownLine;
import budgettrail.command.rejection.LineRejection.YearClosed;
import budgettrail.command.rejection.ReferenceRejection.OwnParent;
import budgettrail.command.rejection.ReferenceRejection.UnknownProject;
import budgettrail.command.rejection.ReferenceRejection.UnknownUnit;

/** Answers about lines, units and projects. */
final class LineProblems {
    private LineProblems() {}

    static Problem of(LineRejection rejection) {
        return switch (rejection) {
            case UnknownLine(var line, var field) ->
                    unknown("UNKNOWN_BUDGET_LINE", "/" + field, line);
            case UnitMismatch(var line, var unit, var acting) ->
                    conflict("UNIT_MISMATCH", "/unit", line, unit, acting);
            case YearClosed(var line, var effective, var field) ->
                    conflict("YEAR_CLOSED", "/" + field, line, line.year(), effective);
            case DateInFuture(var field, var date, var today) ->
                    conflict("DATE_IN_FUTURE", "/" + field, date, today);
            case LineAlreadyOpen(var line) -> conflict("LINE_ALREADY_OPEN", "/line", line);
            case AlreadyAppropriated(var line, var initial) ->
                    conflict("ALREADY_APPROPRIATED", "/line", line, initial);
            case DescribedAnew(var line, var since) ->
                    conflict("LINE_DESCRIBED_ANEW", "/description", line, since);
            case DuplicateId(var field, var id) -> conflict("DUPLICATE_ID", "/" + field, id);
            case LimitReached(var line, var what, var limit) ->
                    conflict("LIMIT_REACHED", "/" + what.field(), line, limit);
        };
    }

    static Problem of(ReferenceRejection rejection) {
        return switch (rejection) {
            case UnknownUnit(var unit, var field) -> unknown("UNKNOWN_UNIT", "/" + field, unit);
            case UnknownProject(var project, var field) ->
                    unknown("UNKNOWN_PROJECT", "/" + field, project);
            case OwnParent(var unit) -> malformed("OWN_PARENT", "/parent", unit);
        };
    }
}
