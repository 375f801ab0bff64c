package budgettrail.log;

import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.reference.UnitCode;
import org.jspecify.annotations.Nullable;

/**
 * The subject of a {@link RegisterKey.Kind#DISBURSEMENT} row: what a correction must give back when
 * it reverses the payment.
 */
public record DisbursementSubject(
        UnitCode unit, VoucherNumber voucher, @Nullable CommitmentId commitment) {

    /** As written by {@link #toString}; anything else is a bug. */
    public static DisbursementSubject of(String subject) {
        var parts = subject.split("\n", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not what a disbursement took: " + subject);
        }
        return new DisbursementSubject(
                new UnitCode(parts[0]),
                new VoucherNumber(parts[1]),
                parts[2].isEmpty() ? null : new CommitmentId(parts[2]));
    }

    /** The form stored in the register; codes hold no line breaks. */
    @Override
    public String toString() {
        return unit + "\n" + voucher + "\n" + (commitment == null ? "" : commitment);
    }
}
