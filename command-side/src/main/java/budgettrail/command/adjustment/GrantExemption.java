package budgettrail.command.adjustment;

import budgettrail.command.line.Adjustment;
import budgettrail.command.line.Rules;
import budgettrail.command.rejection.AdjustmentRejection.AlreadyExempt;
import budgettrail.event.line.AdjustmentEvent.ExemptionGranted;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.ExemptionGround;
import budgettrail.event.line.LineId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Exempts an adjustment from the adjustment rate (剔除). */
public record GrantExemption(
        AdjustmentId adjustment,
        ExemptionGround ground,
        LocalDate decided,
        @Nullable String document)
        implements ExemptionCommand {
    @Override
    public Rules changes(Rules rules, boolean exempt) {
        return rules.refuseIf(() -> exempt, () -> new AlreadyExempt(adjustment));
    }

    @Override
    public ExemptionGranted fact(LineId line, Adjustment kept) {
        return new ExemptionGranted(
                line,
                kept.effective(),
                adjustment,
                kept.kind(),
                kept.amount(),
                kept.counterpart(),
                ground,
                decided,
                document);
    }
}
