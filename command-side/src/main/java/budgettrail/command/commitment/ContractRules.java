package budgettrail.command.commitment;

import budgettrail.command.line.Lines;
import budgettrail.command.line.Rules;
import budgettrail.command.rejection.CommitmentRejection.ExceedsCommitment;
import budgettrail.command.rejection.CommitmentRejection.UnknownCommitment;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;

/** An open contract of a line, and what can be taken from it. */
public record ContractRules(LineId line, CommitmentId commitment) {

    public Rules open(Rules rules, Lines lines) {
        return rules.refuseIf(
                () -> lines.open(line).commitments().find(commitment).isEmpty(),
                () -> new UnknownCommitment(line, commitment));
    }

    /** Not more than is left of it and not already asked for. */
    public Rules within(Rules rules, String field, Money amount, Lines lines) {
        return rules.refuseIf(
                () -> amount.exceeds(free(lines)),
                () -> new ExceedsCommitment(commitment, amount, free(lines), field));
    }

    private Money free(Lines lines) {
        return lines.open(line).commitments().get(commitment).free();
    }
}
