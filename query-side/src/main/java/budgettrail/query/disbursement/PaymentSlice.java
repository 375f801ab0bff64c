package budgettrail.query.disbursement;

import budgettrail.query.disbursement.Disbursements.Found;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of payments. Of those that had a status it may hold fewer than there are, or none, and go
 * on nevertheless: only so many are looked at for it.
 *
 * @param next the position behind which the next one begins; none: this is the last
 */
record PaymentSlice(List<Found> found, @Nullable Long next) {

    /** Of the lines seen, what units paid. */
    static PaymentSlice of(Snapshot snapshot, Sight seen, Sight paying, DisbursementFilter filter) {
        var found = Disbursements.find(snapshot, seen, paying, filter);
        if (found.size() > filter.limit()) {
            var page = found.subList(0, filter.limit());
            return new PaymentSlice(page, page.getLast().position());
        }
        var next =
                filter.status() == null
                        ? Optional.<Long>empty()
                        : Disbursements.lookedUntil(snapshot, seen, paying, filter);
        return new PaymentSlice(found, next.orElse(null));
    }
}
