package budgettrail.query.posting;

import static budgettrail.query.posting.Measure.CARRIED_FORWARD;
import static budgettrail.query.posting.Measure.CARRIED_IN;
import static budgettrail.query.posting.Measure.FROZEN;
import static budgettrail.query.posting.Measure.INITIAL;
import static budgettrail.query.posting.Measure.LAPSED;

import budgettrail.event.line.AdjustmentEvent;
import budgettrail.event.line.AppropriationEvent;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent;
import budgettrail.event.line.CarryOverEvent.CarriedIn;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.CarryOverEvent.Portion;
import budgettrail.event.line.CommitmentEvent;
import budgettrail.event.line.DisbursementEvent;
import budgettrail.event.line.FreezeEvent;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.FreezeEvent.Unfrozen;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An amount added to one measure of one line. Figures are sums of postings and nothing else.
 *
 * @param amount what is added, negative where a fact takes back an earlier one
 * @param effective the day from which it counts
 * @param position the position of the fact in the log
 * @param peer the other line of a virement
 */
public record Posting(
        LineId line,
        Measure measure,
        Money amount,
        LocalDate effective,
        long position,
        @Nullable LineId peer) {

    /** What the fact adds up to. A new kind of fact does not compile until it is handled here. */
    public static List<Posting> of(LineEvent fact, long position) {
        var entry = new Entry(fact, position);
        return switch (fact) {
            case AppropriationEvent event -> appropriation(event, entry);
            case AdjustmentEvent event -> AdjustmentPostings.of(event, entry);
            case FreezeEvent event -> freeze(event, entry);
            case CommitmentEvent event -> DisbursementPostings.of(event, entry);
            case DisbursementEvent event -> DisbursementPostings.of(event, entry);
            case CarryOverEvent event -> carryOver(event, entry);
        };
    }

    private static List<Posting> appropriation(AppropriationEvent event, Entry entry) {
        return switch (event) {
            case LineOpened _, LineDescribed _ -> List.of();
            case Appropriated it -> entry.on(it.line().year().firstDay(), INITIAL, it.amount());
        };
    }

    private static List<Posting> freeze(FreezeEvent event, Entry entry) {
        return switch (event) {
            case Frozen it -> entry.of(FROZEN, it.amount());
            case Unfrozen it -> entry.of(FROZEN, it.amount().negated());
        };
    }

    private static List<Posting> carryOver(CarryOverEvent event, Entry entry) {
        return switch (event) {
            case LineClosed it ->
                    entry.both(CARRIED_FORWARD, total(it.carriedForward()), LAPSED, it.lapsed());
            case CarriedIn it -> entry.on(it.line().year().firstDay(), CARRIED_IN, it.amount());
        };
    }

    private static Money total(List<Portion> portions) {
        return portions.stream().map(Portion::amount).reduce(Money.ZERO, Money::plus);
    }
}
