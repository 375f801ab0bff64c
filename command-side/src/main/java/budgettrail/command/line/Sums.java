package budgettrail.command.line;

import budgettrail.event.money.Money;

/**
 * The money of a line, every fact recorded so far counted whatever its day.
 *
 * @param adjusted B: initial, carried in, adjustments, exempt ones included
 * @param paid P: paid less what came back of this year's payments
 * @param committed K: left on open contracts
 * @param requested payments asked for outside any contract; those under a contract are in K already
 * @param frozen set aside
 */
public record Sums(Money adjusted, Money paid, Money committed, Money requested, Money frozen) {
    static final Sums ZERO = new Sums(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /** Q: requested and frozen. */
    public Money pending() {
        return requested.plus(frozen);
    }

    /** B − P − K − Q: what can still be spent, reserved, given away. */
    public Money available() {
        return balance().minus(committed).minus(pending());
    }

    /** B − P. */
    public Money balance() {
        return adjusted.minus(paid);
    }

    Sums adjust(Money change) {
        return new Sums(adjusted.plus(change), paid, committed, requested, frozen);
    }

    Sums pay(Money change) {
        return new Sums(adjusted, paid.plus(change), committed, requested, frozen);
    }

    Sums commit(Money change) {
        return new Sums(adjusted, paid, committed.plus(change), requested, frozen);
    }

    Sums request(Money change) {
        return new Sums(adjusted, paid, committed, requested.plus(change), frozen);
    }

    Sums freeze(Money change) {
        return new Sums(adjusted, paid, committed, requested, frozen.plus(change));
    }
}
