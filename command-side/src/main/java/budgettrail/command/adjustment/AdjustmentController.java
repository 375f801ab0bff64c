package budgettrail.command.adjustment;

import static budgettrail.command.http.Fields.amount;
import static budgettrail.command.http.Fields.line;
import static budgettrail.command.http.Fields.newId;
import static budgettrail.command.http.Fields.newLine;
import static budgettrail.command.http.Fields.note;

import budgettrail.command.appropriation.DescriptionBody;
import budgettrail.command.http.Answers;
import budgettrail.command.http.CommandAnswer;
import budgettrail.command.http.Roles;
import budgettrail.command.shell.Giver;
import budgettrail.event.line.AdjustmentId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes the budget of lines after its approval. */
@RestController
@RequestMapping("/api/v1")
@RolesAllowed(Roles.OFFICER)
@Tag(name = "Adjustments")
class AdjustmentController {
    private static final String OPENS = "/opens";

    private final Answers answers;

    AdjustmentController(Answers answers) {
        this.answers = answers;
    }

    /**
     * A supplement.
     *
     * @param adjustment its id, named by the caller
     * @param amount yuan
     * @param statutory approved by the people's congress; false if absent
     * @param opens what the line is for, if this supplement opens it
     */
    record SupplementBody(
            String adjustment,
            LocalDate effective,
            String amount,
            @Nullable Boolean statutory,
            @Nullable String document,
            @Nullable String reason,
            @Nullable DescriptionBody opens) {}

    @PostMapping("/budget-lines/{line}/supplements")
    @Operation(summary = "Add to the budget of a line (追加)")
    ResponseEntity<CommandAnswer> supplement(
            @PathVariable String line, @RequestBody SupplementBody body, Giver giver) {
        var amount = amount("/amount", body.amount());
        return answers.give(
                new Supplement(
                        body.opens() == null ? line(line) : newLine(line),
                        body.effective(),
                        newId("/adjustment", body.adjustment(), AdjustmentId::new),
                        amount,
                        body.statutory() != null && body.statutory(),
                        note("/document", body.document()),
                        note("/reason", body.reason()),
                        body.opens() == null ? null : body.opens().read(OPENS)),
                giver,
                error -> error.called(OPENS, DescriptionBody.PLACE));
    }

    /** A reduction; its fields as those of a supplement. */
    record ReductionBody(
            String adjustment,
            LocalDate effective,
            String amount,
            @Nullable Boolean statutory,
            @Nullable String document,
            @Nullable String reason) {}

    @PostMapping("/budget-lines/{line}/reductions")
    @Operation(summary = "Take from the budget of a line (追减)")
    ResponseEntity<CommandAnswer> reduce(
            @PathVariable String line, @RequestBody ReductionBody body, Giver giver) {
        var amount = amount("/amount", body.amount());
        return answers.give(
                new Reduce(
                        line(line),
                        body.effective(),
                        newId("/adjustment", body.adjustment(), AdjustmentId::new),
                        amount,
                        body.statutory() != null && body.statutory(),
                        note("/document", body.document()),
                        note("/reason", body.reason())),
                giver);
    }

    /** A virement between two lines of one fund type and year. */
    record VirementBody(
            String from,
            String to,
            String adjustment,
            LocalDate effective,
            String amount,
            @Nullable String document,
            @Nullable String reason) {}

    @PostMapping("/virements")
    @Operation(
            summary = "Move budget from one line to another (调剂), both or neither",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = HttpHeaders.IF_MATCH,
                            description =
                                    "The ETag of the line that gives, as you saw it; 412 if it"
                                            + " changed.",
                            example = "\"\\\"7\\\"\"",
                            schema = @Schema(type = "string")))
    ResponseEntity<CommandAnswer> transfer(@RequestBody VirementBody body, Giver giver) {
        var amount = amount("/amount", body.amount());
        return answers.give(
                new Transfer(
                        line("/from", body.from()),
                        line("/to", body.to()),
                        body.effective(),
                        newId("/adjustment", body.adjustment(), AdjustmentId::new),
                        amount,
                        note("/document", body.document()),
                        note("/reason", body.reason())),
                giver);
    }

    /** An amount to set aside, or to give back, in yuan. */
    record FreezeBody(
            LocalDate effective,
            String amount,
            @Nullable String document,
            @Nullable String reason) {}

    @PostMapping("/budget-lines/{line}/freezes")
    @Operation(summary = "Set part of a line aside (冻结)")
    ResponseEntity<CommandAnswer> freeze(
            @PathVariable String line, @RequestBody FreezeBody body, Giver giver) {
        var amount = amount("/amount", body.amount());
        return answers.give(
                new Freeze(
                        line(line),
                        body.effective(),
                        amount,
                        note("/document", body.document()),
                        note("/reason", body.reason())),
                giver);
    }

    @PostMapping("/budget-lines/{line}/unfreezes")
    @Operation(summary = "Give back what was set aside (解冻)")
    ResponseEntity<CommandAnswer> unfreeze(
            @PathVariable String line, @RequestBody FreezeBody body, Giver giver) {
        var amount = amount("/amount", body.amount());
        return answers.give(
                new Unfreeze(
                        line(line),
                        body.effective(),
                        amount,
                        note("/document", body.document()),
                        note("/reason", body.reason())),
                giver);
    }
}
