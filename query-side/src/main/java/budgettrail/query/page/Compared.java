package budgettrail.query.page;

import budgettrail.query.figures.Sum;
import java.time.LocalDate;

/**
 * One figure on another day.
 *
 * @param then what it was, in yuan
 * @param difference what it is on the day of the page, less that
 * @param address of the page on the other day
 */
public record Compared(String day, String then, String difference, String address) {
    public static Compared of(LocalDate day, Sum then, Sum now, Place here) {
        return new Compared(
                day.toString(),
                Shown.yuan(then),
                Shown.signed(now.minus(then)),
                here.and("asOf", day).and("with", null).and("cursor", null).address());
    }
}
