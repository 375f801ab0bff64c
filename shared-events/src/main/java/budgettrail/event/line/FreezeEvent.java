package budgettrail.event.line;

import budgettrail.event.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Part of a line set aside (冻结), so that it cannot be spent until unfrozen. */
public sealed interface FreezeEvent extends LineEvent {

    record Frozen(
            LineId line,
            LocalDate effective,
            Money amount,
            @Nullable String document,
            @Nullable String reason)
            implements FreezeEvent {}

    record Unfrozen(
            LineId line,
            LocalDate effective,
            Money amount,
            @Nullable String document,
            @Nullable String reason)
            implements FreezeEvent {}
}
