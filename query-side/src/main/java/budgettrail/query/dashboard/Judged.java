package budgettrail.query.dashboard;

import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rate.Ratio;
import budgettrail.query.figures.Sum;
import budgettrail.query.figures.Target;
import budgettrail.query.figures.Target.Light;
import java.math.BigDecimal;

/**
 * A rate with its light and what it is made of.
 *
 * @param shown percent with two decimals, or the name of what stands in its place
 * @param ratio whether it is a number
 * @param target as people write it
 * @param part what is compared, in yuan
 * @param whole what it is compared with, in yuan
 */
record Judged(String shown, boolean ratio, Light light, String target, String part, String whole) {
    private static final BigDecimal FULL = new BigDecimal(100);

    static Judged of(Target target, Rate rate, Sum part, Sum whole) {
        return new Judged(
                rate.shown(),
                rate instanceof Ratio,
                target.judge(rate),
                target.shown(),
                Shown.yuan(part),
                Shown.yuan(whole));
    }

    /** How far a bar of a hundred is filled. */
    public String filled() {
        return ratio ? new BigDecimal(shown).max(BigDecimal.ZERO).min(FULL).toPlainString() : "0";
    }
}
