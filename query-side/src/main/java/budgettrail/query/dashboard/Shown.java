package budgettrail.query.dashboard;

import budgettrail.query.figures.Sum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Amounts as official tables print them: two decimals and commas between thousands. */
final class Shown {
    private static final int FEN_TO_WAN = 6;

    private Shown() {}

    /** In yuan: {@code 46,370,100.00}. */
    static String yuan(Sum amount) {
        return commas(new BigDecimal(amount.yuan()));
    }

    /** In 万元, halves away from zero: {@code 4,637.01}. */
    static String wan(Sum amount) {
        return commas(new BigDecimal(amount.fen(), FEN_TO_WAN).setScale(2, RoundingMode.HALF_UP));
    }

    private static String commas(BigDecimal number) {
        return String.format(Locale.ROOT, "%,.2f", number);
    }
}
