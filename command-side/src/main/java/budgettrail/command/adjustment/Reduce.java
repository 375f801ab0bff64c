package budgettrail.command.adjustment;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Rules;
import budgettrail.command.rejection.LineRejection.Limited;
import budgettrail.event.line.AdjustmentEvent.Reduced;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.log.RegisterKey;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes available money away from a line (追减). Statutory as in {@link Supplement}. */
public record Reduce(
        LineId line,
        LocalDate effective,
        AdjustmentId adjustment,
        Money amount,
        boolean statutory,
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
        return Set.of(RegisterKey.adjustment(adjustment));
    }

    @Override
    public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        return Rules.inOrder()
                .amount(amount)
                .line(line, effective, lines, by)
                .newName(
                        RegisterKey.adjustment(adjustment),
                        "adjustment",
                        adjustment.value(),
                        evidence)
                .within(line, amount, lines)
                .room(line, Limited.ADJUSTMENTS, () -> lines.open(line).adjustments(), 1)
                .otherwise(
                        () ->
                                accept(
                                        new Reduced(
                                                line,
                                                effective,
                                                adjustment,
                                                amount,
                                                statutory,
                                                document,
                                                reason)));
    }
}
