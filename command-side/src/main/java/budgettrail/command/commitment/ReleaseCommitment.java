package budgettrail.command.commitment;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Rules;
import budgettrail.event.line.CommitmentEvent.CommitmentReleased;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.log.RegisterKey;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives back what a contract no longer needs. */
public record ReleaseCommitment(
        LineId line,
        LocalDate effective,
        CommitmentId commitment,
        Money amount,
        @Nullable String document,
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
        var contract = new ContractRules(line, commitment);
        var rules = Rules.inOrder().amount(amount).line(line, effective, lines, by);
        return contract.within(contract.known(rules, lines, evidence), "amount", amount, lines)
                .otherwise(
                        () ->
                                accept(
                                        new CommitmentReleased(
                                                line,
                                                effective,
                                                commitment,
                                                amount,
                                                document,
                                                reason)));
    }
}
