package budgettrail.command.line;

import budgettrail.event.Actor;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import org.jspecify.annotations.Nullable;

/** A payment asked for and not yet paid, rejected or withdrawn. */
public record PendingRequest(
        Money amount,
        Actor requester,
        boolean approved,
        UnitCode unit,
        VoucherNumber voucher,
        String payee,
        @Nullable CommitmentId commitment,
        @Nullable String reason) {

    PendingRequest approvedNow() {
        return new PendingRequest(
                amount, requester, true, unit, voucher, payee, commitment, reason);
    }
}
