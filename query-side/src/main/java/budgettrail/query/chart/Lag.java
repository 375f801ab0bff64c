package budgettrail.query.chart;

import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rate.NotApplicable;
import budgettrail.query.figures.Rate.Ratio;
import budgettrail.query.figures.Rate.Unbudgeted;
import java.math.BigInteger;

/**
 * How far execution is behind time progress. At the end of the year, up to five points behind is
 * what the target of 95 % allows.
 */
public enum Lag {
    AHEAD,
    /** Up to 5 points behind. */
    NEAR,
    /** More than 5, up to 20 points behind. */
    BEHIND,
    /** More than 20 points behind. */
    FAR,
    /** There is no rate. */
    NONE;

    private static final int SOME = 5;
    private static final int MANY = 20;

    /** Judged unrounded. */
    static Lag of(Rate lead) {
        return switch (lead) {
            case NotApplicable _, Unbudgeted _ -> NONE;
            case Ratio ratio -> {
                if (ratio.numerator().signum() >= 0) {
                    yield AHEAD;
                }
                yield within(SOME, ratio) ? NEAR : within(MANY, ratio) ? BEHIND : FAR;
            }
        };
    }

    private static boolean within(int points, Ratio lead) {
        var behind = lead.numerator().negate().multiply(BigInteger.valueOf(100));
        return behind.compareTo(lead.denominator().multiply(BigInteger.valueOf(points))) <= 0;
    }
}
