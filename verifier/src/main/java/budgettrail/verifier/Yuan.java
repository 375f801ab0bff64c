package budgettrail.verifier;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Fen as people write them. */
final class Yuan {
    private static final int DECIMALS = 2;

    private Yuan() {}

    static String of(long fen) {
        return of(BigInteger.valueOf(fen));
    }

    static String of(BigInteger fen) {
        return new BigDecimal(fen, DECIMALS).toPlainString();
    }
}
