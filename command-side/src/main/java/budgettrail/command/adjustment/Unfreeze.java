package budgettrail.command.adjustment;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Rules;
import budgettrail.command.rejection.MoneyRejection.ExceedsFrozen;
import budgettrail.event.line.FreezeEvent.Unfrozen;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes frozen money of a line available again. */
public record Unfreeze(
        LineId line,
        LocalDate effective,
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
    public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        return Rules.inOrder()
                .amount(amount)
                .line(line, effective, lines, by)
                .refuseIf(
                        () -> amount.exceeds(lines.open(line).sums().frozen()),
                        () -> new ExceedsFrozen(line, amount, lines.open(line).sums().frozen()))
                .otherwise(() -> accept(new Unfrozen(line, effective, amount, document, reason)));
    }
}
