package budgettrail.query.chart;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A place or a length in a drawing, in thousandths of a percent of its width or height: so a
 * drawing is as wide as its page, and its letters stay as large as they are.
 */
public record Part(int thousandths) {
    static final int WHOLE = 100_000;
    static final Part NONE = new Part(0);
    static final Part ALL = new Part(WHOLE);

    private static final int DECIMALS = 3;

    /** The nearest one; a half goes up. */
    static Part of(BigInteger part, BigInteger whole) {
        var twice = part.multiply(BigInteger.valueOf(2L * WHOLE)).add(whole);
        var divisor = whole.shiftLeft(1);
        var quotient = twice.divideAndRemainder(divisor);
        var below = quotient[1].signum() * divisor.signum() < 0 ? 1 : 0;
        return new Part(quotient[0].intValueExact() - below);
    }

    static Part of(long part, long whole) {
        return of(BigInteger.valueOf(part), BigInteger.valueOf(whole));
    }

    Part plus(Part other) {
        return new Part(thousandths + other.thousandths);
    }

    Part minus(Part other) {
        return new Part(thousandths - other.thousandths);
    }

    /** How many pixels it is of so many. */
    int of(int pixels) {
        return (int) ((long) thousandths * pixels / WHOLE);
    }

    /** As an attribute: {@code 8.333%}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(thousandths, DECIMALS).stripTrailingZeros().toPlainString() + "%";
    }
}
