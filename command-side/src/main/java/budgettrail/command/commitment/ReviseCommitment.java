package budgettrail.command.commitment;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Rules;
import budgettrail.event.line.CommitmentEvent.CommitmentRevised;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.log.RegisterKey;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes a contract by a signed amount: upwards by available money, downwards by its own. One that
 * is used up can grow again.
 */
public record ReviseCommitment(
        LineId line,
        LocalDate effective,
        CommitmentId commitment,
        Money change,
        @Nullable String reason)
        implements Command {
    @Override
    public Set<Role> allowed() {
        return Set.of(Role.BUDGET_OFFICER);
    }

    @Override
    public List<LineId> lines(Evidence located) {
        return List.of(line);
    }

    @Override
    public Set<RegisterKey> asks(Lines lines, Evidence located) {
        return new ContractRules(line, commitment).asks(lines);
    }

    @Override
    public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        var size = change.negative() ? change.negated() : change;
        var contract = new ContractRules(line, commitment);
        var rules = Rules.inOrder().amount("change", size).line(line, effective, lines, by);
        contract.known(rules, lines, evidence);
        return (change.negative()
                        ? contract.within(rules, "change", size, lines)
                        : contract.room(rules.within(line, "change", size, lines), lines))
                .otherwise(
                        () ->
                                accept(
                                        new CommitmentRevised(
                                                line, effective, commitment, change, reason)));
    }
}
