package budgettrail.command.appropriation;

import static budgettrail.command.http.Fields.amount;
import static budgettrail.command.http.Fields.line;
import static budgettrail.command.http.Fields.newLine;
import static budgettrail.command.http.Fields.note;

import budgettrail.command.http.Answers;
import budgettrail.command.http.CommandAnswer;
import budgettrail.command.http.Roles;
import budgettrail.command.shell.Giver;
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

/** Opens lines and gives them their initial budget. */
@RestController
@RequestMapping("/api/v1/budget-lines")
@RolesAllowed(Roles.OFFICER)
@Tag(name = "Budget lines")
class AppropriationController {
    private final Answers answers;

    AppropriationController(Answers answers) {
        this.answers = answers;
    }

    /**
     * A line to open.
     *
     * @param line {@code YEAR:KEY}, the key named by the caller
     * @param effective the day from which the line exists; 1 January if it comes with its budget
     * @param amount the initial budget in yuan; absent: none yet
     */
    record OpenBody(
            String line,
            @Nullable LocalDate effective,
            DescriptionBody description,
            @Nullable String amount,
            @Nullable String document,
            @Nullable String reason) {}

    @PostMapping
    @Operation(summary = "Open a line, with its initial budget if there is one")
    ResponseEntity<CommandAnswer> open(@RequestBody OpenBody body, Giver giver) {
        var amount = body.amount() == null ? null : amount("/amount", body.amount());
        var line = newLine("/line", body.line());
        return answers.give(
                new OpenLine(
                        line,
                        body.effective() == null ? line.year().firstDay() : body.effective(),
                        body.description().read(),
                        amount,
                        note("/document", body.document()),
                        note("/reason", body.reason())),
                giver);
    }

    /** The initial budget of an open line, in yuan. */
    record AppropriationBody(String amount, @Nullable String document, @Nullable String reason) {}

    @PostMapping("/{line}/appropriation")
    @Operation(summary = "Give an open line its initial budget, once")
    ResponseEntity<CommandAnswer> appropriate(
            @PathVariable String line, @RequestBody AppropriationBody body, Giver giver) {
        var amount = amount("/amount", body.amount());
        return answers.give(
                new Appropriate(
                        line(line),
                        amount,
                        note("/document", body.document()),
                        note("/reason", body.reason())),
                giver,
                error -> error.called("/line", "/effective")); // The first day of its year.
    }

    /** What the line is for from a day on. */
    record DescribeBody(LocalDate effective, DescriptionBody description) {}

    @PostMapping("/{line}/description")
    @Operation(summary = "Describe a line anew from a day on")
    ResponseEntity<CommandAnswer> describe(
            @PathVariable String line, @RequestBody DescribeBody body, Giver giver) {
        return answers.give(
                new DescribeLine(line(line), body.effective(), body.description().read()), giver);
    }
}
