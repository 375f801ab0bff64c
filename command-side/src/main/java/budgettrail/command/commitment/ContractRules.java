package budgettrail.command.commitment;

import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Open;
import budgettrail.command.line.OpenCommitment;
import budgettrail.command.line.Rules;
import budgettrail.command.rejection.CommitmentRejection.ExceedsCommitment;
import budgettrail.command.rejection.CommitmentRejection.UnknownCommitment;
import budgettrail.command.rejection.LineRejection.Limited;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.log.RegisterKey;
import java.util.Optional;
import java.util.Set;

/**
 * A contract of a line, and what can be taken from it: nothing if it is used up. The state of the
 * line has forgotten such a one, and only the register knows it.
 */
public record ContractRules(LineId line, CommitmentId commitment) {

    /** The contract's row, if it is not open. */
    public Set<RegisterKey> asks(Lines lines) {
        return isOpen(lines) ? Set.of() : Set.of(row());
    }

    public Rules known(Rules rules, Lines lines, Evidence evidence) {
        return rules.refuseIf(
                () -> !isOpen(lines) && !evidence.knows(row()),
                () -> new UnknownCommitment(line, commitment));
    }

    /** Not more than is left of it and not already asked for. */
    public Rules within(Rules rules, String field, Money amount, Lines lines) {
        return rules.refuseIf(
                () -> amount.exceeds(free(lines)),
                () -> new ExceedsCommitment(commitment, amount, free(lines), field));
    }

    /** There is room for it, should it be open again. */
    public Rules room(Rules rules, Lines lines) {
        return isOpen(lines)
                ? rules
                : rules.room(line, Limited.COMMITMENTS, () -> lines.open(line).commitments(), 1);
    }

    private boolean isOpen(Lines lines) {
        return find(lines).isPresent();
    }

    private Money free(Lines lines) {
        return find(lines).map(OpenCommitment::free).orElse(Money.ZERO);
    }

    private Optional<OpenCommitment> find(Lines lines) {
        return lines.state(line) instanceof Open open
                ? open.commitments().find(commitment)
                : Optional.empty();
    }

    private RegisterKey row() {
        return RegisterKey.commitment(line, commitment);
    }
}
