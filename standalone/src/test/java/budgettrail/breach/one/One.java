package budgettrail.breach.one;

import budgettrail.breach.other.Other;

/** Planted: a room that knows the other, which knows this one. */
public final class One {
    Other other;
}
