package budgettrail.command.adjustment;

import static budgettrail.command.http.Fields.code;
import static budgettrail.command.http.Fields.note;

import budgettrail.command.http.Answers;
import budgettrail.command.http.CommandAnswer;
import budgettrail.command.http.Roles;
import budgettrail.command.shell.Giver;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.ExemptionGround;
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

/** Takes adjustments out of the adjustment rate, and puts them back. */
@RestController
@RequestMapping("/api/v1/budget-lines/{line}")
@RolesAllowed(Roles.EXEMPTIONS)
@Tag(name = "Exemptions")
class ExemptionController {
    private final Answers answers;

    ExemptionController(Answers answers) {
        this.answers = answers;
    }

    /**
     * An exemption.
     *
     * @param adjustment of this line
     * @param document it rests on
     * @param decided the day of the decision
     */
    record GrantBody(
            String adjustment,
            ExemptionGround ground,
            LocalDate decided,
            @Nullable String document) {}

    @PostMapping("/exemptions")
    @Operation(summary = "Exempt an adjustment from the rate (剔除)")
    ResponseEntity<CommandAnswer> grant(
            @PathVariable String line, @RequestBody GrantBody body, Giver giver) {
        return answers.give(
                new GrantExemption(
                        code("/adjustment", body.adjustment(), AdjustmentId::new),
                        body.ground(),
                        body.decided(),
                        note("/document", body.document())),
                giver);
    }

    /** The end of an exemption; its fields as those of the exemption. */
    record WithdrawBody(String adjustment, LocalDate decided, @Nullable String document) {}

    @PostMapping("/exemption-withdrawals")
    @Operation(summary = "Let an exempt adjustment count in the rate again")
    ResponseEntity<CommandAnswer> withdraw(
            @PathVariable String line, @RequestBody WithdrawBody body, Giver giver) {
        return answers.give(
                new WithdrawExemption(
                        code("/adjustment", body.adjustment(), AdjustmentId::new),
                        body.decided(),
                        note("/document", body.document())),
                giver);
    }
}
