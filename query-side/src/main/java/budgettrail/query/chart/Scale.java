package budgettrail.query.chart;

import budgettrail.query.figures.Rate.Ratio;
import java.math.BigInteger;

/** Turns values into heights. What lies outside is put on the edge. */
record Scale(BigInteger low, BigInteger high) {

    Scale {
        if (low.compareTo(high) >= 0) {
            throw new IllegalArgumentException(low + " is not below " + high);
        }
    }

    /** From the top of the drawing down to the value. */
    Part down(Ratio value) {
        return down(value.numerator(), value.denominator());
    }

    Part down(BigInteger value) {
        return down(value, BigInteger.ONE);
    }

    private Part down(BigInteger numerator, BigInteger denominator) {
        var above = high.multiply(denominator).subtract(numerator);
        var whole = high.subtract(low).multiply(denominator);
        return Part.of(above.max(BigInteger.ZERO).min(whole), whole);
    }

    boolean holds(Ratio value) {
        return value.numerator().compareTo(low.multiply(value.denominator())) >= 0
                && value.numerator().compareTo(high.multiply(value.denominator())) <= 0;
    }
}
