package budgettrail.command.adjustment;

import static budgettrail.command.http.Fields.code;
import static budgettrail.command.http.Fields.line;
import static budgettrail.command.http.Fields.note;

import budgettrail.command.http.Answers;
import budgettrail.command.http.CommandAnswer;
import budgettrail.command.http.Roles;
import budgettrail.command.rejection.AdjustmentRejection.UnknownAdjustment;
import budgettrail.command.shell.Giver;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.ExemptionGround;
import budgettrail.log.EventLog;
import budgettrail.log.RegisterKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
    private final EventLog log;

    ExemptionController(Answers answers, EventLog log) {
        this.answers = answers;
        this.log = log;
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
                        adjustment(line, body.adjustment()),
                        body.ground(),
                        body.decided(),
                        note("/document", body.document())),
                giver.of(line(line)));
    }

    /** The end of an exemption; its fields as those of the exemption. */
    record WithdrawBody(String adjustment, LocalDate decided, @Nullable String document) {}

    @PostMapping("/exemption-withdrawals")
    @Operation(summary = "Let an exempt adjustment count in the rate again")
    ResponseEntity<CommandAnswer> withdraw(
            @PathVariable String line, @RequestBody WithdrawBody body, Giver giver) {
        return answers.give(
                new WithdrawExemption(
                        adjustment(line, body.adjustment()),
                        body.decided(),
                        note("/document", body.document())),
                giver.of(line(line)));
    }

    /** An adjustment of the line in the address; a virement is one of both its lines. */
    private AdjustmentId adjustment(String address, String value) {
        var line = line(address).toString();
        var id = code("/adjustment", value, AdjustmentId::new);
        var key = RegisterKey.adjustment(id);
        var rows = log.find(Set.of(key)).getOrDefault(key, List.of());
        if (rows.stream()
                .noneMatch(row -> line.equals(row.stream()) || line.equals(row.subject()))) {
            throw Answers.refused(new UnknownAdjustment(id));
        }
        return id;
    }
}
