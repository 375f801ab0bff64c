package budgettrail.log;

import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.reference.UnitCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The subject of a {@link RegisterKey.Kind#DISBURSEMENT} row: what a correction must give back when
 * it reverses the payment.
 *
 * @param paid whether it was recorded as paid at once, and has no row that says so. Older logs have
 *     one for each payment.
 */
public record DisbursementSubject(
        UnitCode unit, VoucherNumber voucher, @Nullable CommitmentId commitment, boolean paid) {
    private static final String PAID = "PAID";

    /** That of a disbursement's row. */
    public static DisbursementSubject of(RegisterRow row) {
        return of(Objects.requireNonNull(row.subject()));
    }

    /** As written by {@link #toString}; anything else is a bug. */
    public static DisbursementSubject of(String subject) {
        var parts = subject.split("\n", -1);
        var paid = parts.length == 4 && parts[3].equals(PAID);
        if (parts.length != 3 && !paid) {
            throw new IllegalArgumentException("Not what a disbursement took: " + subject);
        }
        return new DisbursementSubject(
                new UnitCode(parts[0]),
                new VoucherNumber(parts[1]),
                parts[2].isEmpty() ? null : new CommitmentId(parts[2]),
                paid);
    }

    /** The form stored in the register; codes hold no line breaks. */
    @Override
    public String toString() {
        var took = unit + "\n" + voucher + "\n" + (commitment == null ? "" : commitment);
        return paid ? took + "\n" + PAID : took;
    }
}
