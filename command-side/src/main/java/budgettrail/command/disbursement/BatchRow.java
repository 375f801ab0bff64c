package budgettrail.command.disbursement;

import budgettrail.command.http.Fields;
import budgettrail.command.shell.BatchDesk;
import budgettrail.command.shell.Giver;
import budgettrail.event.Actor;
import budgettrail.web.access.Viewer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One payment of many.
 *
 * @param idempotencyKey a name of your own for it: sent again with the same content it has one
 *     effect
 * @param line the budget line, written year:key
 * @param disbursement its id, named by the caller
 * @param effective the business day
 * @param amount yuan
 * @param unit that pays; it must be the line's
 * @param voucher unique per unit and year
 * @param commitment the contract of the line it is paid under, if any
 * @param paid true: already paid, up to the four-eyes limit; absent or false: waits for approval
 */
record BatchRow(
        @Schema(pattern = Fields.KEY) String idempotencyKey,
        String line,
        String disbursement,
        LocalDate effective,
        String amount,
        String unit,
        String voucher,
        String payee,
        @Nullable String commitment,
        @Nullable String reason,
        @Nullable Boolean paid) {

    /** The command it is, and who gives it. */
    BatchDesk.Given read(Viewer viewer, String correlation) {
        var body =
                new PaymentBody(
                        disbursement,
                        effective,
                        amount,
                        unit,
                        voucher,
                        payee,
                        commitment,
                        reason,
                        paid);
        var key = Fields.key("/idempotencyKey", idempotencyKey);
        var command = body.command(() -> Fields.line("/line", line));
        var giver = new Giver(new Actor(viewer.name()), viewer.roles(), key, correlation, null);
        return new BatchDesk.Given(command, giver.metadata(command));
    }
}
