package budgettrail.event.line;

import budgettrail.event.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How a line comes to be, what it is for, and its initial budget. */
public sealed interface AppropriationEvent extends LineEvent {

    /** The line exists from its effective day on; before it the line is unknown. */
    record LineOpened(LineId line, LocalDate effective, LineDescription description)
            implements AppropriationEvent {}

    /** From its effective day on the line is described anew. */
    record LineDescribed(LineId line, LocalDate effective, LineDescription description)
            implements AppropriationEvent {}

    /** The initial budget 年初预算数, once a line. It counts from 1 January whenever it was approved. */
    record Appropriated(
            LineId line,
            LocalDate effective,
            Money amount,
            @Nullable String document,
            @Nullable String reason)
            implements AppropriationEvent {}
}
