package budgettrail.command.commitment;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Rules;
import budgettrail.command.rejection.LineRejection.Limited;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.log.RegisterKey;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reserves available money of a line for a signed contract. Its name is used once on the line. */
public record PlaceCommitment(
        LineId line,
        LocalDate effective,
        CommitmentId commitment,
        Money amount,
        @Nullable String payee,
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
        return Set.of(RegisterKey.commitment(line, commitment));
    }

    @Override
    public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        return Rules.inOrder()
                .amount(amount)
                .line(line, effective, lines, by)
                .newName(
                        RegisterKey.commitment(line, commitment),
                        "commitment",
                        commitment.value(),
                        evidence)
                .within(line, amount, lines)
                .room(line, Limited.COMMITMENTS, () -> lines.open(line).commitments(), 1)
                .otherwise(
                        () ->
                                accept(
                                        new CommitmentPlaced(
                                                line,
                                                effective,
                                                commitment,
                                                amount,
                                                payee,
                                                reason)));
    }
}
