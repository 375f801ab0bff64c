package budgettrail.query.summary;

import budgettrail.query.page.View;
import budgettrail.query.sheet.Cell;
import java.time.LocalDate;

/**
 * What a rate at two moments is called. What is left over is unspent until the year ends, and only
 * then carried over: where the year ends between the two, it has both names. Files know it by one.
 */
public final class RateName {
    private static final String CARRY_OVER = "CARRY_OVER";
    private static final String NAME = "sheet.rate";

    private RateName() {}

    /**
     * @param rate the key of its message
     * @param then the day beside that of the view
     */
    public static Cell of(String rate, View view, LocalDate then) {
        return new Cell.Label(
                rate.equals(CARRY_OVER) ? family(view.endedOn(then), view.ended()) : NAME, rate);
    }

    private static String family(boolean then, boolean now) {
        return then && now ? NAME : then || now ? NAME + ".either" : NAME + ".unspent";
    }
}
