package budgettrail.event.line;

import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of a line's year and the beginning of its next. */
public sealed interface CarryOverEvent extends LineEvent {

    /** A part of what is carried forward, and the year it was first appropriated in. */
    record Portion(FiscalYear origin, Money amount) {}

    /**
     * The balance was split into 结转 and 结余; together they are the balance. No money moves on this
     * line any more, and neither its adjusted budget nor its payments change.
     *
     * @param carriedForward 结转 by origin year, newest last; empty if nothing is carried forward
     * @param lapsed 结余
     */
    record LineClosed(
            LineId line,
            LocalDate effective,
            List<Portion> carriedForward,
            Money lapsed,
            @Nullable String document,
            @Nullable String reason)
            implements CarryOverEvent {
        public LineClosed {
            carriedForward = List.copyOf(carriedForward);
        }
    }

    /**
     * 上年结转: what the same line of the year before carried forward, from 1 January on, one fact an
     * origin year.
     */
    record CarriedIn(LineId line, LocalDate effective, FiscalYear origin, Money amount, LineId from)
            implements CarryOverEvent {}
}
