package budgettrail.verifier;

import java.math.BigInteger;

/** A rate as two exact sums of fen. */
record Fraction(BigInteger part, BigInteger whole) {
    private static final BigInteger PERCENT_OF_PERCENT = BigInteger.valueOf(10_000);

    /** Why there is no rate; empty if there is one. */
    String none() {
        if (whole.signum() != 0) {
            return "";
        }
        return part.signum() == 0 ? "NOT_APPLICABLE" : "UNBUDGETED";
    }

    /** Exactly as large, however it is written. */
    boolean equalTo(BigInteger otherPart, BigInteger otherWhole) {
        return none().isEmpty()
                && otherWhole.signum() != 0
                && part.multiply(otherWhole).equals(otherPart.multiply(whole));
    }

    /** Percent with two decimals, halves away from zero; or why there is none. */
    String shown() {
        if (!none().isEmpty()) {
            return none();
        }
        var twice = part.abs().multiply(PERCENT_OF_PERCENT).shiftLeft(1).add(whole.abs());
        var hundredths = twice.divide(whole.abs().shiftLeft(1));
        return Yuan.of(part.signum() * whole.signum() < 0 ? hundredths.negate() : hundredths);
    }

    /** The same for a sentence. */
    String percent() {
        return none().isEmpty() ? shown() + " %" : none();
    }
}
