package budgettrail.query.page;

import budgettrail.query.figures.Sum;
import java.math.BigDecimal;
import java.util.Locale;

/** Amounts as official tables print them: two decimals and commas between thousands. */
public final class Shown {
    private Shown() {}

    /** In yuan: {@code 46,370,100.00}. */
    public static String yuan(Sum amount) {
        return yuan(amount.yuan());
    }

    /** The same of what is written without separators: {@code 46370100.00}. */
    public static String yuan(String amount) {
        return commas(new BigDecimal(amount));
    }

    /** In 万元: {@code 4,637.01}. */
    public static String wan(Sum amount) {
        return amount.wan();
    }

    /** In yuan, a gain with its sign too: {@code +1,234.50}. */
    public static String signed(Sum amount) {
        return signed(yuan(amount));
    }

    /** A number with its sign: {@code +3.35}, {@code -0.55}, {@code 0.00}. */
    public static String signed(String number) {
        return number.startsWith("-") || new BigDecimal(number.replace(",", "")).signum() == 0
                ? number
                : "+" + number;
    }

    private static String commas(BigDecimal number) {
        return String.format(Locale.ROOT, "%,.2f", number);
    }
}
