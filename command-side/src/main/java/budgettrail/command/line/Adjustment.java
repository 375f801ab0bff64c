package budgettrail.command.line;

import budgettrail.event.Actor;
import budgettrail.event.line.AdjustmentKind;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An adjustment of a line, as its exemption must know it.
 *
 * @param counterpart the other line of a virement
 * @param applicant who recorded it; another person decides on its exemption
 */
public record Adjustment(
        AdjustmentKind kind,
        Money amount,
        LocalDate effective,
        @Nullable LineId counterpart,
        Actor applicant,
        boolean exempt) {

    Adjustment exempt(boolean exempt) {
        return new Adjustment(kind, amount, effective, counterpart, applicant, exempt);
    }
}
