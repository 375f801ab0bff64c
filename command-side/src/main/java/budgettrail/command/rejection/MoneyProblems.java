package budgettrail.command.rejection;

import static budgettrail.command.rejection.Problem.conflict;
import static budgettrail.command.rejection.Problem.malformed;
import static budgettrail.command.rejection.Problem.unknown;

import budgettrail.command.rejection.CommitmentRejection.ExceedsCommitment;
import budgettrail.command.rejection.CommitmentRejection.UnknownCommitment;
import budgettrail.command.rejection.MoneyRejection.ExceedsAvailable;
import budgettrail.command.rejection.MoneyRejection.ExceedsFrozen;
import budgettrail.command.rejection.MoneyRejection.InvalidAmount;
import budgettrail.command.rejection.MoneyRejection.PartExceedsWhole;

/** Answers about amounts and contracts. */
final class MoneyProblems {
    private MoneyProblems() {}

    static Problem of(MoneyRejection rejection) {
        return switch (rejection) {
            case InvalidAmount(var field, var amount) ->
                    malformed("INVALID_AMOUNT", "/" + field, amount);
            case ExceedsAvailable(var line, var asked, var available, var field) ->
                    conflict("EXCEEDS_AVAILABLE", "/" + field, line, asked, available);
            case PartExceedsWhole(var part, var whole) ->
                    malformed(
                            "PART_EXCEEDS_WHOLE", "/description/fiscalAppropriation", part, whole);
            case ExceedsFrozen(var line, var asked, var frozen) ->
                    conflict("EXCEEDS_FROZEN", "/amount", line, asked, frozen);
        };
    }

    static Problem of(CommitmentRejection rejection) {
        return switch (rejection) {
            case UnknownCommitment(var line, var commitment) ->
                    unknown("UNKNOWN_COMMITMENT", "/commitment", line, commitment);
            case ExceedsCommitment(var commitment, var asked, var left, var field) ->
                    conflict("EXCEEDS_COMMITMENT", "/" + field, commitment, asked, left);
        };
    }
}
