package budgettrail.verifier;

import java.math.BigInteger;

/** The sums of a group of lines at the end of a year, and its three rates. */
final class Totals {
    BigInteger initial = BigInteger.ZERO;
    BigInteger adjusted = BigInteger.ZERO;
    BigInteger disbursed = BigInteger.ZERO;

    /** Sizes of what is not exempt; a virement between two lines of the group once. */
    BigInteger adjustments = BigInteger.ZERO;

    void add(Line line) {
        initial = initial.add(BigInteger.valueOf(line.initial));
        adjusted = adjusted.add(BigInteger.valueOf(line.initial));
        adjusted = adjusted.add(BigInteger.valueOf(line.carriedIn));
        adjusted = adjusted.add(BigInteger.valueOf(line.adjustments));
        disbursed = disbursed.add(BigInteger.valueOf(line.disbursed));
    }

    void add(Adjustment adjustment) {
        adjustments = adjustments.add(BigInteger.valueOf(adjustment.fen));
    }

    /** 预算执行率: P / B. */
    Fraction execution() {
        return new Fraction(disbursed, adjusted);
    }

    /** 预算调整率, gross: out of the initial budget. */
    Fraction adjustment() {
        return new Fraction(adjustments, initial);
    }

    /** 结转结余率: (B − P) / B. */
    Fraction carryOver() {
        return new Fraction(adjusted.subtract(disbursed), adjusted);
    }
}
