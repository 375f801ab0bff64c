package budgettrail.query.figures;

import budgettrail.query.figures.Rate.NotApplicable;
import budgettrail.query.figures.Rate.Ratio;
import budgettrail.query.figures.Rate.Unbudgeted;
import java.math.BigInteger;

/** What a rate should be, in whole percent, and the light it gets for it. */
public enum Target {
    /** 预算执行率 */
    EXECUTION(Comparison.AT_LEAST, 95, Light.NONE),
    /** 预算调整率; the net one is compared by its absolute value. */
    ADJUSTMENT(Comparison.AT_MOST_EITHER_WAY, 10, Light.NONE),
    /** 结转结余率 */
    CARRY_OVER(Comparison.AT_MOST, 5, Light.NONE),
    /** “三公”经费控制率 */
    THREE_PUBLIC(Comparison.AT_MOST, 100, Light.BREACH),
    /** 政府采购执行率 */
    PROCUREMENT(Comparison.EXACTLY, 100, Light.BREACH);

    /** How a rate stands to its target. */
    public enum Light {
        OK,
        BREACH,
        /** There is nothing to judge. */
        NONE
    }

    private enum Comparison {
        AT_LEAST,
        AT_MOST,
        AT_MOST_EITHER_WAY,
        EXACTLY
    }

    private final Comparison comparison;
    private final int percent;
    private final Light unbudgeted;

    Target(Comparison comparison, int percent, Light unbudgeted) {
        this.comparison = comparison;
        this.percent = percent;
        this.unbudgeted = unbudgeted;
    }

    public int percent() {
        return percent;
    }

    /** As people write it: {@code ≥ 95 %}. */
    public String shown() {
        var sign =
                switch (comparison) {
                    case AT_LEAST -> "≥ ";
                    case AT_MOST, AT_MOST_EITHER_WAY -> "≤ ";
                    case EXACTLY -> "= ";
                };
        return sign + percent + " %";
    }

    /** Judges the unrounded rate: both sides are multiplied out, nothing is divided. */
    public Light judge(Rate rate) {
        return switch (rate) {
            case NotApplicable _ -> Light.NONE;
            case Unbudgeted _ -> unbudgeted;
            case Ratio(var numerator, var denominator) ->
                    holds(
                                    numerator.multiply(BigInteger.valueOf(100)),
                                    denominator.multiply(BigInteger.valueOf(percent)))
                            ? Light.OK
                            : Light.BREACH;
        };
    }

    /** Judges a part of a whole: what is spent of less than nothing is spent without budget. */
    public Light judge(Sum part, Sum whole) {
        var unfounded = whole.negative() && part.compareTo(Sum.ZERO) > 0;
        return unfounded && unbudgeted == Light.BREACH ? Light.BREACH : judge(Rate.of(part, whole));
    }

    private boolean holds(BigInteger actual, BigInteger wanted) {
        return switch (comparison) {
            case AT_LEAST -> actual.compareTo(wanted) >= 0;
            case AT_MOST -> actual.compareTo(wanted) <= 0;
            case AT_MOST_EITHER_WAY -> actual.abs().compareTo(wanted) <= 0;
            case EXACTLY -> actual.compareTo(wanted) == 0;
        };
    }
}
