package budgettrail.query.disbursement;

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
}
