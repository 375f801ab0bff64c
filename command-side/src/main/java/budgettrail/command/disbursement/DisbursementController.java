package budgettrail.command.disbursement;

import static budgettrail.command.http.Fields.amount;
import static budgettrail.command.http.Fields.code;
import static budgettrail.command.http.Fields.line;
import static budgettrail.command.http.Fields.newId;
import static budgettrail.command.http.Fields.note;
import static budgettrail.command.http.Fields.optionalCode;
import static budgettrail.command.http.Fields.optionalName;
import static budgettrail.command.http.Fields.voucherNumber;

import budgettrail.command.http.Answers;
import budgettrail.command.http.CommandAnswer;
import budgettrail.command.http.Roles;
import budgettrail.command.line.Command;
import budgettrail.command.shell.Giver;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.RefundId;
import budgettrail.event.reference.UnitCode;
import budgettrail.web.problem.ProblemException;
import budgettrail.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Payments of a line and the money that comes back from them. */
@RestController
@RequestMapping("/api/v1/budget-lines/{line}")
@RolesAllowed(Roles.CLERK)
@Tag(name = "Disbursements")
class DisbursementController {
    private final Answers answers;

    DisbursementController(Answers answers) {
        this.answers = answers;
    }

    @PostMapping("/disbursements")
    @Operation(summary = "Request a payment, or record one as already paid (支付)")
    ResponseEntity<CommandAnswer> pay(
            @PathVariable String line, @RequestBody PaymentBody body, Giver giver) {
        return answers.give(body.command(() -> line(line)), giver);
    }

    /** The answer to a payment that was read already. */
    ResponseEntity<CommandAnswer> pay(Command payment, Giver giver) {
        return answers.give(payment, giver);
    }

    /**
     * A refund.
     *
     * @param refund its id, named by the caller
     * @param disbursement the payment it comes back from; with {@code priorYear} there is none, and
     *     one that is named is refused
     * @param amount yuan
     * @param priorYear of an earlier year's payment: it touches no figure of this year
     */
    record RefundBody(
            String refund,
            @Nullable String disbursement,
            LocalDate effective,
            String amount,
            String unit,
            String voucher,
            @Nullable String payee,
            @Nullable String reason,
            @Nullable Boolean priorYear) {}

    @PostMapping("/refunds")
    @Operation(
            summary = "Record money that came back (退款, 退票)",
            description =
                    "Of a payment of this year, which it names, or, with priorYear, of an earlier"
                            + " year's: then it names none.")
    ResponseEntity<CommandAnswer> refund(
            @PathVariable String line, @RequestBody RefundBody body, Giver giver) {
        var amount = amount("/amount", body.amount());
        var id = newId("/refund", body.refund(), RefundId::new);
        var unit = code("/unit", body.unit(), UnitCode::new);
        var voucher = voucherNumber("/voucher", body.voucher());
        var payee = optionalName("/payee", body.payee());
        var reason = note("/reason", body.reason());
        Command command =
                ofPriorYear(body)
                        ? new RefundPriorYear(
                                line(line),
                                body.effective(),
                                id,
                                amount,
                                unit,
                                voucher,
                                payee,
                                reason)
                        : new RefundDisbursement(
                                line(line),
                                body.effective(),
                                id,
                                optionalCode(
                                        "/disbursement", body.disbursement(), DisbursementId::new),
                                amount,
                                unit,
                                voucher,
                                payee,
                                reason);
        return answers.give(command, giver);
    }

    private static boolean ofPriorYear(RefundBody body) {
        var priorYear = body.priorYear() != null && body.priorYear();
        if (priorYear && body.disbursement() != null) {
            throw new ProblemException(Problems.invalidValue("/disbursement"));
        }
        return priorYear;
    }
}
