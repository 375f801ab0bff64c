package budgettrail.command.disbursement;

import budgettrail.command.disbursement.BatchAnswer.Became;
import budgettrail.command.http.Answers;
import budgettrail.command.http.Roles;
import budgettrail.command.shell.BatchDesk;
import budgettrail.command.shell.BatchDesk.Given;
import budgettrail.command.shell.Outcome;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.LargeBodies;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import budgettrail.web.problem.ProblemWriter;
import budgettrail.web.problem.Problems;
import budgettrail.web.problem.RequestIds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes many payments at once, each for itself. */
@RestController
@RequestMapping("/api/v1/disbursements")
@RolesAllowed(Roles.CLERK)
@Tag(name = "Disbursements")
class BatchController {
    /** Most payments in one request. */
    static final int MOST = 10_000;

    private final BatchDesk desk;
    private final Answers answers;
    private final ProblemWriter problems;

    BatchController(BatchDesk desk, Answers answers, ProblemWriter problems) {
        this.desk = desk;
        this.answers = answers;
        this.problems = problems;
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        LargeBodies manyPayments() {
            return new LargeBodies("/api/v1/disbursements/batch");
        }
    }

    @PostMapping("/batch")
    @Operation(
            summary = "Request or record many payments, each for itself (批量支付)",
            description =
                    "Up to 10,000, decided in order. What is refused keeps none of the others from"
                            + " being recorded; each row is answered as it would be alone. Sent"
                            + " again, every row that was recorded is only answered. Rows that"
                            + " are UNSETTLED are to be sent again.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            headers =
                    @Header(
                            name = "Budget-Trail-Position",
                            description = "The minPosition of a read that is to know of all.",
                            schema = @Schema(type = "integer", format = "int64")))
    ResponseEntity<BatchAnswer> pay(
            @RequestBody List<@Nullable BatchRow> body, HttpServletRequest request) {
        var rows = checked(body);
        var answer = BatchAnswer.of(new Batch(rows, request).answered());
        return ResponseEntity.ok()
                .header("Budget-Trail-Position", Long.toString(answer.position()))
                .body(answer);
    }

    private static List<BatchRow> checked(List<@Nullable BatchRow> rows) {
        if (rows.isEmpty()) {
            throw new ProblemException(Problems.required(""));
        }
        if (rows.size() > MOST) {
            throw new ProblemException(
                    Problem.of(HttpStatus.CONTENT_TOO_LARGE, "TOO_MANY_PAYMENTS", MOST));
        }
        var checked = new ArrayList<BatchRow>(rows.size());
        for (var row : rows) {
            if (row == null) {
                throw new ProblemException(Problems.required("/" + checked.size()));
            }
            checked.add(row);
        }
        return checked;
    }

    /** One request: what cannot be read is refused at once, the rest is handed in together. */
    private final class Batch {
        private final HttpServletRequest request;
        private final List<Optional<Problem>> unreadable = new ArrayList<>();
        private final List<Given> given = new ArrayList<>();

        Batch(List<BatchRow> rows, HttpServletRequest request) {
            this.request = request;
            var viewer =
                    Viewer.of((Authentication) Objects.requireNonNull(request.getUserPrincipal()));
            var correlation = RequestIds.of(request);
            for (var row : rows) {
                try {
                    given.add(row.read(viewer, correlation));
                    unreadable.add(Optional.empty());
                } catch (ProblemException wrong) {
                    unreadable.add(Optional.of(wrong.problem()));
                }
            }
        }

        List<BatchAnswer.SettledPayment> answered() {
            var settled = desk.give(given);
            var unsettled = unsettled(settled);
            var outcomes = settled.outcomes().iterator();
            var commands = given.iterator();
            var rows = new ArrayList<BatchAnswer.SettledPayment>();
            for (var wrong : unreadable) {
                if (wrong.isPresent()) {
                    rows.add(not(Became.REFUSED, rows.size(), wrong.get()));
                } else if (outcomes.hasNext()) {
                    rows.add(
                            row(
                                    rows.size(),
                                    commands.next().command().getClass(),
                                    outcomes.next()));
                } else {
                    var problem = unsettled.orElseThrow(() -> failure(settled));
                    rows.add(not(Became.UNSETTLED, rows.size(), problem));
                }
            }
            return rows;
        }

        private BatchAnswer.SettledPayment row(int row, Class<?> command, Outcome outcome) {
            return answers.told(command, outcome)
                    .map(problem -> not(Became.REFUSED, row, problem))
                    .orElseGet(() -> done(row, (Outcome.Done) outcome));
        }

        private static BatchAnswer.SettledPayment done(int row, Outcome.Done done) {
            var became = done.replayed() ? Became.REPLAYED : Became.RECORDED;
            return new BatchAnswer.SettledPayment(row, became, done.position(), null);
        }

        private BatchAnswer.SettledPayment not(Became became, int row, Problem problem) {
            return new BatchAnswer.SettledPayment(
                    row, became, null, problems.members(request, problem));
        }

        /**
         * What is told of each that was not settled. Nothing if none was: then the request is
         * answered as one payment would be.
         */
        private Optional<Problem> unsettled(BatchDesk.Settled settled) {
            var told = Optional.<Problem>empty();
            for (var left : given.subList(settled.outcomes().size(), given.size())) {
                told = answers.told(left.command().getClass(), failure(settled));
            }
            return settled.outcomes().isEmpty() ? Optional.empty() : told;
        }

        private static RuntimeException failure(BatchDesk.Settled settled) {
            return Objects.requireNonNull(settled.failure());
        }
    }
}
