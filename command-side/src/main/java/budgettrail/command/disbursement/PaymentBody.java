package budgettrail.command.disbursement;

import static budgettrail.command.http.Fields.code;
import static budgettrail.command.http.Fields.name;
import static budgettrail.command.http.Fields.newId;
import static budgettrail.command.http.Fields.note;
import static budgettrail.command.http.Fields.optionalCode;
import static budgettrail.command.http.Fields.voucherNumber;

import budgettrail.command.http.Fields;
import budgettrail.command.line.Command;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A payment, requested or already made.
 *
 * @param disbursement its id, named by the caller
 * @param effective the business day
 * @param amount yuan
 * @param unit that pays; it must be the line's
 * @param voucher unique per unit and year
 * @param commitment the contract of the line it is paid under, if any
 * @param paid true: already paid, up to the four-eyes limit; absent or false: waits for approval
 */
record PaymentBody(
        String disbursement,
        LocalDate effective,
        String amount,
        String unit,
        String voucher,
        String payee,
        @Nullable String commitment,
        @Nullable String reason,
        @Nullable Boolean paid) {

    /** What it asks for; the line is read after the amount, whose fault is told first. */
    Command command(Supplier<LineId> ofLine) {
        var payment = read(ofLine, "");
        return paid != null && paid
                ? new RecordDisbursement(payment)
                : new RequestDisbursement(payment);
    }

    /** The payment, its faults pointed to below this place. */
    Payment read(Supplier<LineId> ofLine, String at) {
        var exact = Fields.amount(at + "/amount", amount);
        return new Payment(
                ofLine.get(),
                effective,
                newId(at + "/disbursement", disbursement, DisbursementId::new),
                exact,
                code(at + "/unit", unit, UnitCode::new),
                voucherNumber(at + "/voucher", voucher),
                name(at + "/payee", payee),
                optionalCode(at + "/commitment", commitment, CommitmentId::new),
                note(at + "/reason", reason));
    }
}
