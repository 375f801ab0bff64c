package budgettrail.query.figures;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * An exact sum of money in fen, of any size: a sum over many lines may exceed one amount's range.
 */
public record Sum(BigInteger fen) implements Comparable<Sum> {
    public static final Sum ZERO = new Sum(BigInteger.ZERO);

    private static final int FEN_TO_WAN = 6;

    public static Sum ofFen(long fen) {
        return fen == 0 ? ZERO : new Sum(BigInteger.valueOf(fen));
    }

    public Sum plus(Sum other) {
        return new Sum(fen.add(other.fen));
    }

    public Sum minus(Sum other) {
        return new Sum(fen.subtract(other.fen));
    }

    /** Named without {@code is}, so that no serializer takes it for a property. */
    public boolean negative() {
        return fen.signum() < 0;
    }

    /** Yuan with two decimals and no separators: {@code 1234.50}, {@code -0.01}. */
    public String yuan() {
        return new BigDecimal(fen, 2).toPlainString();
    }

    /** 万元 as official tables print them, halves away from zero: {@code 4,637.01}. */
    public String wan() {
        var wan = new BigDecimal(fen, FEN_TO_WAN).setScale(2, RoundingMode.HALF_UP);
        return String.format(Locale.ROOT, "%,.2f", wan);
    }

    @Override
    public int compareTo(Sum other) {
        return fen.compareTo(other.fen);
    }

    @Override
    public String toString() {
        return yuan();
    }
}
