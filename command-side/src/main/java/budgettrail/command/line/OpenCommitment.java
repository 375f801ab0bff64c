package budgettrail.command.line;

import budgettrail.event.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A contract that still reserves money.
 *
 * @param left reserved, neither paid nor released
 * @param pending the part of it that requests have asked for
 */
public record OpenCommitment(Money left, Money pending, @Nullable String payee) {

    /** What a further request, payment or release can take. */
    public Money free() {
        return left.minus(pending);
    }

    OpenCommitment left(Money changed) {
        return new OpenCommitment(changed, pending, payee);
    }

    OpenCommitment pending(Money changed) {
        return new OpenCommitment(left, changed, payee);
    }

    boolean settled() {
        return left.zero() && pending.zero();
    }
}
