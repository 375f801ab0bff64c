package budgettrail.command.carryover;

import static budgettrail.command.http.Fields.amount;
import static budgettrail.command.http.Fields.line;
import static budgettrail.command.http.Fields.note;

import budgettrail.command.http.Answers;
import budgettrail.command.http.CommandAnswer;
import budgettrail.command.http.Roles;
import budgettrail.command.line.Closed;
import budgettrail.command.line.Open;
import budgettrail.command.line.Unopened;
import budgettrail.command.rejection.LineRejection.UnknownLine;
import budgettrail.command.rejection.LineRejection.YearClosed;
import budgettrail.command.shell.Giver;
import budgettrail.command.shell.LineReader;
import budgettrail.event.line.LineId;
import budgettrail.web.problem.FieldError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Previews and ends the year of a line. */
@RestController
@RequestMapping("/api/v1/budget-lines/{line}/closing")
@RolesAllowed(Roles.OFFICER)
@Tag(name = "Year end")
class CarryOverController {
    private static final String CARRY_FORWARD = "/carryForward";

    private final Answers answers;
    private final LineReader lines;

    CarryOverController(Answers answers, LineReader lines) {
        this.answers = answers;
        this.lines = lines;
    }

    /**
     * How the balance is split; both parts together are the balance.
     *
     * @param effective the last day of the year, which is also taken if it is absent
     * @param carryForward 结转 in yuan
     * @param lapse 结余 in yuan
     */
    record ClosingBody(
            @Nullable LocalDate effective,
            String carryForward,
            String lapse,
            @Nullable String document,
            @Nullable String reason) {}

    @PostMapping
    @Operation(summary = "End the year of a line: carry its balance forward or let it lapse (结转结余)")
    ResponseEntity<CommandAnswer> close(
            @PathVariable String line, @RequestBody ClosingBody body, Giver giver) {
        var carryForward = amount(CARRY_FORWARD, body.carryForward());
        var lapse = amount("/lapse", body.lapse());
        var id = line(line);
        return answers.give(
                new CloseLine(
                        id,
                        body.effective() == null ? id.year().lastDay() : body.effective(),
                        carryForward,
                        lapse,
                        note("/document", body.document()),
                        note("/reason", body.reason())),
                giver,
                CarryOverController::ofClosing);
    }

    /** What the next year of the line cannot take is what would be carried forward. */
    private static FieldError ofClosing(FieldError error) {
        return error.called(CARRY_FORWARD, "/to")
                .called(CARRY_FORWARD, "/amount")
                .called(CARRY_FORWARD, "/commitment");
    }

    /** How a line would be closed unless a person decides otherwise, in yuan. */
    record PreviewAnswer(
            String line,
            String balance,
            String committed,
            String carryForward,
            String lapse,
            List<PortionAnswer> carriedForward,
            int pendingRequests,
            String frozen) {}

    /** A part of what would be carried forward, by the year it was first appropriated in. */
    record PortionAnswer(int origin, String amount) {}

    @GetMapping
    @ApiResponse(responseCode = "200", description = "OK")
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Problem409")
    @Operation(
            summary = "Preview the end of a line's year",
            description = "409 YEAR_CLOSED if it is closed already.")
    PreviewAnswer preview(@PathVariable String line) {
        var id = line(line);
        return switch (lines.newest(id)) {
            case Unopened _ -> throw Answers.refused(new UnknownLine(id));
            case Closed _ -> throw Answers.refused(new YearClosed(id, id.year().lastDay(), "line"));
            case Open open -> answer(id, ClosingPreview.of(open));
        };
    }

    private static PreviewAnswer answer(LineId line, ClosingPreview preview) {
        return new PreviewAnswer(
                line.toString(),
                preview.balance().yuan(),
                preview.committed().yuan(),
                preview.carryForward().yuan(),
                preview.lapse().yuan(),
                preview.carriedForward().stream()
                        .map(part -> new PortionAnswer(part.origin().value(), part.amount().yuan()))
                        .toList(),
                preview.requests(),
                preview.frozen().yuan());
    }
}
