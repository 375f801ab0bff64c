package budgettrail.command.adjustment;

import budgettrail.command.line.Adjustment;
import budgettrail.command.line.Rules;
import budgettrail.command.rejection.AdjustmentRejection.NotExempt;
import budgettrail.event.line.AdjustmentEvent.ExemptionWithdrawn;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.LineId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Lets an adjustment count in the adjustment rate again. */
public record WithdrawExemption(
        AdjustmentId adjustment, LocalDate decided, @Nullable String document)
        implements ExemptionCommand {
    @Override
    public Rules changes(Rules rules, boolean exempt) {
        return rules.refuseIf(() -> !exempt, () -> new NotExempt(adjustment));
    }

    @Override
    public ExemptionWithdrawn fact(LineId line, Adjustment kept) {
        return new ExemptionWithdrawn(
                line,
                kept.effective(),
                adjustment,
                kept.kind(),
                kept.amount(),
                kept.counterpart(),
                decided,
                document);
    }
}
