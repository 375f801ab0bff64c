package budgettrail.command.line;

import budgettrail.event.line.AppropriationEvent;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent;
import budgettrail.event.line.CarryOverEvent.CarriedIn;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** How an open line changes by its description, its initial budget, and the turn of the year. */
final class BudgetFold {
    private BudgetFold() {}

    static Open after(Open line, AppropriationEvent event) {
        return switch (event) {
            case LineOpened _ -> throw LineState.cannotFollow(line, event);
            case LineDescribed described -> described(line, described);
            case Appropriated it -> appropriated(line, it.effective(), it.amount());
        };
    }

    static LineState after(Open line, CarryOverEvent event) {
        return switch (event) {
            case LineClosed _ ->
                    new Closed(line.line(), line.description(), line.opened(), line.adjustments());
            case CarriedIn(_, var effective, var origin, var amount, _) ->
                    carriedIn(line, effective, origin, amount);
        };
    }

    /** A description that counts from an earlier day than the known one does not displace it. */
    private static Open described(Open line, LineDescribed event) {
        if (event.effective().isBefore(line.described())) {
            return line;
        }
        return new Open(
                line.line(),
                event.description(),
                line.opened(),
                event.effective(),
                line.initial(),
                line.carriedIn(),
                line.sums(),
                line.commitments(),
                line.requests(),
                line.adjustments());
    }

    /** Initial budget and money carried in count from 1 January, so the line exists from then. */
    private static Open appropriated(Open line, LocalDate effective, Money amount) {
        return new Open(
                line.line(),
                line.description(),
                earlier(line.opened(), effective),
                line.described(),
                amount,
                line.carriedIn(),
                line.sums().adjust(amount),
                line.commitments(),
                line.requests(),
                line.adjustments());
    }

    private static Open carriedIn(Open line, LocalDate effective, FiscalYear origin, Money amount) {
        var byOrigin = new TreeMap<>(line.carriedIn());
        byOrigin.merge(origin, amount, Money::plus);
        return new Open(
                line.line(),
                line.description(),
                earlier(line.opened(), effective),
                line.described(),
                line.initial(),
                Map.copyOf(byOrigin),
                line.sums().adjust(amount),
                line.commitments(),
                line.requests(),
                line.adjustments());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
