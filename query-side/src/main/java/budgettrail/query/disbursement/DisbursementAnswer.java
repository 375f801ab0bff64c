package budgettrail.query.disbursement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment as JSON. Amounts are yuan with two decimals, as strings.
 *
 * @param effective the day it was requested for, or paid if it was recorded as already paid
 * @param status what it was at the moment asked for
 * @param refunded what came back of it by then
 * @param refundable what is left of it to be refunded
 * @param paidOn the day it counts as paid
 * @param requestedBy who requested or recorded it
 * @param corrects the payment it stands for anew
 * @param correctedBy the payment that stands for it
 * @param steps only where one payment is asked for
 */
record DisbursementAnswer(
        String disbursement,
        String line,
        String unit,
        String amount,
        String voucher,
        String payee,
        @Nullable String commitment,
        @Nullable String reason,
        LocalDate effective,
        Status status,
        String refunded,
        String refundable,
        @Nullable LocalDate paidOn,
        String requestedBy,
        @Nullable String decidedBy,
        @Nullable String corrects,
        @Nullable String correctedBy,
        @Nullable List<Step> steps) {

    /** What a payment can be. */
    enum Status {
        REQUESTED,
        APPROVED,
        REJECTED,
        WITHDRAWN,
        PAID,
        REVERSED
    }

    /** One thing that happened to it. */
    @Schema(name = "DisbursementStep")
    record Step(
            long position,
            String step,
            LocalDate effective,
            String amount,
            String actor,
            Instant recordedAt,
            @Nullable String reference,
            @Nullable String reason) {}

    /** One payment. */
    @Schema(name = "DisbursementOne")
    record One(LocalDate asOf, long position, DisbursementAnswer disbursement) {}

    /**
     * A page of payments, oldest first.
     *
     * @param next the cursor of the next page, if there is one
     */
    @Schema(name = "DisbursementPage")
    record Page(
            LocalDate asOf,
            long position,
            List<DisbursementAnswer> disbursements,
            @Nullable String next) {}
}
