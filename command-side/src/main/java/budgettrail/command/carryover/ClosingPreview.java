package budgettrail.command.carryover;

import budgettrail.command.line.Open;
import budgettrail.event.line.CarryOverEvent.Portion;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import java.util.List;

/**
 * How a line would be closed unless a person decides otherwise; never enforced. Project money of
 * this year is carried forward. Basic expenditure lapses, and so does money of an earlier year: it
 * is still unspent at the end of the year after its own. Open commitments are always covered.
 *
 * @param carriedForward by origin year, newest last
 * @param requests that must be settled first
 * @param frozen that must be unfrozen first
 */
public record ClosingPreview(
        Money balance,
        Money committed,
        Money carryForward,
        Money lapse,
        List<Portion> carriedForward,
        int requests,
        Money frozen) {
    public ClosingPreview {
        carriedForward = List.copyOf(carriedForward);
    }

    public static ClosingPreview of(Open line) {
        var origins = Origins.of(line);
        var balance = line.sums().balance();
        var committed = line.sums().committed();
        var wanted =
                switch (line.description().kind()) {
                    case ExpenditureKind.BASIC -> Money.ZERO;
                    case ExpenditureKind.PROJECT -> origins.from(line.line().year());
                };
        var carry = wanted.exceeds(committed) ? wanted : committed;
        return new ClosingPreview(
                balance,
                committed,
                carry,
                balance.minus(carry),
                origins.newest(carry),
                line.requests().count(),
                line.sums().frozen());
    }
}
