package budgettrail.command.disbursement;

import static budgettrail.command.http.Fields.line;
import static budgettrail.command.http.Fields.note;

import budgettrail.command.http.Answers;
import budgettrail.command.http.CommandAnswer;
import budgettrail.command.http.Roles;
import budgettrail.command.shell.Giver;
import budgettrail.event.Text;
import budgettrail.event.line.DisbursementId;
import budgettrail.web.problem.FieldError;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of a requested payment, and the correction of a recorded one. */
@RestController
@RequestMapping("/api/v1/disbursements/{disbursement}")
@Tag(name = "Disbursements")
class RequestController {
    private static final String NOT_BEFORE = "On the day of the request or later.";

    private final Answers answers;

    RequestController(Answers answers) {
        this.answers = answers;
    }

    /**
     * The day it was decided or done.
     *
     * @param effective not before the request's own day
     */
    record DayBody(LocalDate effective) {}

    /**
     * The day, and why.
     *
     * @param effective not before the request's own day
     */
    record ReasonBody(LocalDate effective, @Nullable String reason) {}

    @PostMapping("/approval")
    @RolesAllowed(Roles.APPROVER)
    @Operation(summary = "Approve another person's request", description = NOT_BEFORE)
    ResponseEntity<CommandAnswer> approve(
            @PathVariable String disbursement, @RequestBody DayBody body, Giver giver) {
        return decide(new ApproveDisbursement(id(disbursement), body.effective()), giver);
    }

    @PostMapping("/rejection")
    @RolesAllowed(Roles.APPROVER)
    @Operation(summary = "Reject another person's request", description = NOT_BEFORE)
    ResponseEntity<CommandAnswer> reject(
            @PathVariable String disbursement, @RequestBody ReasonBody body, Giver giver) {
        return decide(
                new RejectDisbursement(
                        id(disbursement), body.effective(), note("/reason", body.reason())),
                giver);
    }

    @PostMapping("/withdrawal")
    @RolesAllowed(Roles.CLERK)
    @Operation(summary = "Take an own request back", description = NOT_BEFORE)
    ResponseEntity<CommandAnswer> withdraw(
            @PathVariable String disbursement, @RequestBody ReasonBody body, Giver giver) {
        return decide(
                new WithdrawDisbursement(
                        id(disbursement), body.effective(), note("/reason", body.reason())),
                giver);
    }

    @PostMapping("/payment")
    @RolesAllowed(Roles.CLERK)
    @Operation(summary = "Mark an approved request as paid", description = NOT_BEFORE)
    ResponseEntity<CommandAnswer> pay(
            @PathVariable String disbursement, @RequestBody DayBody body, Giver giver) {
        return decide(new PayDisbursement(id(disbursement), body.effective()), giver);
    }

    /** The request knows its line: if that is not open yet, the day is wrong. */
    private ResponseEntity<CommandAnswer> decide(RequestCommand command, Giver giver) {
        return answers.give(command, giver, error -> error.called("/effective", "/line"));
    }

    /** The payment as it should have been recorded, on this line. */
    record CorrectionBody(String line, PaymentBody payment) {}

    @PostMapping("/correction")
    @RolesAllowed(Roles.CLERK)
    @Operation(summary = "Reverse a payment and record it anew, in one decision (更正)")
    ResponseEntity<CommandAnswer> correct(
            @PathVariable String disbursement, @RequestBody CorrectionBody body, Giver giver) {
        var payment = body.payment().read(() -> line("/line", body.line()), "/payment");
        return answers.give(
                new CorrectDisbursement(id(disbursement), payment),
                giver,
                RequestController::ofCorrection);
    }

    /** The fields of the payment are below it; its line, and what it corrects, are not. */
    private static FieldError ofCorrection(FieldError error) {
        var outside =
                "/line".equals(error.place().get("pointer"))
                        || "/disbursement".equals(error.place().get("pointer"))
                                && !error.code().equals("DUPLICATE_ID");
        return outside ? error : error.below("/payment");
    }

    private static DisbursementId id(String value) {
        if (!Text.isCode(value)) {
            throw new ProblemException(
                    Problem.of(HttpStatus.NOT_FOUND, "UNKNOWN_DISBURSEMENT", "…")
                            .with(
                                    List.of(
                                            FieldError.parameter(
                                                    "disbursement", "UNKNOWN_DISBURSEMENT", "…"))));
        }
        return new DisbursementId(value);
    }
}
