package budgettrail.query.figures;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact ratio, or why there is none. Compared unrounded; rounded only to be shown. */
public sealed interface Rate {
    Rate NOT_APPLICABLE = new NotApplicable();
    Rate UNBUDGETED = new Unbudgeted();

    /** A ratio of two exact sums; the denominator is positive. */
    record Ratio(BigInteger numerator, BigInteger denominator) implements Rate, Comparable<Ratio> {
        public Ratio {
            if (denominator.signum() <= 0) {
                throw new IllegalArgumentException("Not a denominator: " + denominator);
            }
        }

        /** By exact size: a half and two quarters are level, though not equal. */
        @Override
        public int compareTo(Ratio other) {
            return numerator
                    .multiply(other.denominator)
                    .compareTo(other.numerator.multiply(denominator));
        }
    }

    /** Nothing out of nothing. */
    record NotApplicable() implements Rate {}

    /** Something out of nothing. */
    record Unbudgeted() implements Rate {}

    static Rate of(Sum part, Sum whole) {
        return of(part.fen(), whole.fen());
    }

    static Rate of(BigInteger part, BigInteger whole) {
        if (whole.signum() == 0) {
            return part.signum() == 0 ? NOT_APPLICABLE : UNBUDGETED;
        }
        return whole.signum() > 0
                ? new Ratio(part, whole)
                : new Ratio(part.negate(), whole.negate());
    }

    /** The difference to another rate, exact; not applicable where one of them is no ratio. */
    default Rate minus(Rate other) {
        if (this instanceof Ratio(var part, var whole)
                && other instanceof Ratio(var otherPart, var otherWhole)) {
            return new Ratio(
                    part.multiply(otherWhole).subtract(otherPart.multiply(whole)),
                    whole.multiply(otherWhole));
        }
        return NOT_APPLICABLE;
    }

    /** Percent with two decimals, halves away from zero ({@code -0.55}), or the name of the tag. */
    default String shown() {
        return switch (this) {
            case Ratio(var numerator, var denominator) -> {
                var hundredfold = new BigDecimal(numerator).movePointRight(2);
                yield hundredfold
                        .divide(new BigDecimal(denominator), 2, RoundingMode.HALF_UP)
                        .toPlainString();
            }
            case NotApplicable _ -> "NOT_APPLICABLE";
            case Unbudgeted _ -> "UNBUDGETED";
        };
    }

    /** A plain number with one decimal, halves away from zero ({@code 3.4}), or nothing. */
    default String number() {
        return this instanceof Ratio(var numerator, var denominator)
                ? new BigDecimal(numerator)
                        .divide(new BigDecimal(denominator), 1, RoundingMode.HALF_UP)
                        .toPlainString()
                : "";
    }

    /** As {@link #shown}, but nothing where there is no ratio: the convention of the CSV files. */
    default String cell() {
        return this instanceof Ratio ? shown() : "";
    }
}
