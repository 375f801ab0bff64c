package budgettrail.query.disbursement;

import budgettrail.event.reference.FiscalYear;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which payments are listed.
 *
 * @param from the first effective day
 * @param to the last effective day
 * @param now whether neither an as-of day nor a moment was asked for
 * @param after the position the page before ended with
 */
record DisbursementFilter(
        @Nullable Integer year,
        @Nullable String key,
        @Nullable String disbursement,
        @Nullable String voucher,
        DisbursementAnswer.@Nullable Status status,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean now,
        long after,
        int limit) {

    static DisbursementFilter only(String disbursement) {
        return new DisbursementFilter(
                null, null, disbursement, null, null, null, null, false, 0, 1);
    }

    /** The first year that has a day to be listed. */
    int firstYear() {
        return from == null ? FiscalYear.EARLIEST : from.getYear();
    }

    /** The last one, where the days up to {@code asOf} count. */
    int lastYear(LocalDate asOf) {
        var last = to == null || to.isAfter(asOf) ? asOf : to;
        return last.getYear();
    }
}
