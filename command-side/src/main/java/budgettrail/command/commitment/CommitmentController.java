package budgettrail.command.commitment;

import static budgettrail.command.http.Fields.amount;
import static budgettrail.command.http.Fields.code;
import static budgettrail.command.http.Fields.line;
import static budgettrail.command.http.Fields.newId;
import static budgettrail.command.http.Fields.note;
import static budgettrail.command.http.Fields.optionalName;

import budgettrail.command.http.Answers;
import budgettrail.command.http.CommandAnswer;
import budgettrail.command.http.Roles;
import budgettrail.command.shell.Giver;
import budgettrail.event.line.CommitmentId;
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

/** Reserves money of a line for contracts. */
@RestController
@RequestMapping("/api/v1/budget-lines/{line}/commitments")
@RolesAllowed(Roles.OFFICER)
@Tag(name = "Commitments")
class CommitmentController {
    private final Answers answers;

    CommitmentController(Answers answers) {
        this.answers = answers;
    }

    /**
     * A contract.
     *
     * @param commitment its id, named by the caller
     * @param amount yuan
     */
    record PlaceBody(
            String commitment,
            LocalDate effective,
            String amount,
            @Nullable String payee,
            @Nullable String reason) {}

    @PostMapping
    @Operation(summary = "Reserve money for a contract (承诺)")
    ResponseEntity<CommandAnswer> place(
            @PathVariable String line, @RequestBody PlaceBody body, Giver giver) {
        var amount = amount("/amount", body.amount());
        return answers.give(
                new PlaceCommitment(
                        line(line),
                        body.effective(),
                        newId("/commitment", body.commitment(), CommitmentId::new),
                        amount,
                        optionalName("/payee", body.payee()),
                        note("/reason", body.reason())),
                giver);
    }

    /** By how much the contract grows, or shrinks with a minus, in yuan. */
    record ReviseBody(LocalDate effective, String change, @Nullable String reason) {}

    @PostMapping("/{commitment}/revision")
    @Operation(summary = "Change the amount of a contract")
    ResponseEntity<CommandAnswer> revise(
            @PathVariable String line,
            @PathVariable String commitment,
            @RequestBody ReviseBody body,
            Giver giver) {
        var change = amount("/change", body.change());
        return answers.give(
                new ReviseCommitment(
                        line(line),
                        body.effective(),
                        code("/commitment", commitment, CommitmentId::new),
                        change,
                        note("/reason", body.reason())),
                giver);
    }

    /** How much of the contract is no longer needed, in yuan. */
    record ReleaseBody(
            LocalDate effective,
            String amount,
            @Nullable String document,
            @Nullable String reason) {}

    @PostMapping("/{commitment}/release")
    @Operation(summary = "Give back what a contract no longer needs")
    ResponseEntity<CommandAnswer> release(
            @PathVariable String line,
            @PathVariable String commitment,
            @RequestBody ReleaseBody body,
            Giver giver) {
        var amount = amount("/amount", body.amount());
        return answers.give(
                new ReleaseCommitment(
                        line(line),
                        body.effective(),
                        code("/commitment", commitment, CommitmentId::new),
                        amount,
                        note("/document", body.document()),
                        note("/reason", body.reason())),
                giver);
    }
}
