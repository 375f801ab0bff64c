package budgettrail.breach.other;

import budgettrail.breach.one.One;

/** Planted: a room that knows the one, which knows this one. */
public final class Other {
    One one;
}
