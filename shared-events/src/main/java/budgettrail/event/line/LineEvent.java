package budgettrail.event.line;

import budgettrail.event.Fact;

/** A fact about one budget line. */
public sealed interface LineEvent extends Fact
        permits AppropriationEvent,
                AdjustmentEvent,
                FreezeEvent,
                CommitmentEvent,
                DisbursementEvent,
                CarryOverEvent {
    LineId line();

    @Override
    default String stream() {
        return line().toString();
    }
}
