package budgettrail.query.commitment;

import budgettrail.event.Text;
import budgettrail.event.line.LineId;
import budgettrail.log.EventLog;
import budgettrail.query.indicators.Scope;
import budgettrail.query.reading.AnyReader;
import budgettrail.query.reading.Cursor;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Parameters;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One contract, with everything that became of it. */
@RestController
@Tag(name = "Commitments")
class CommitmentReadController {
    private final Reading reading;
    private final EventLog log;
    private final MessageSource messages;

    CommitmentReadController(Reading reading, EventLog log, MessageSource messages) {
        this.reading = reading;
        this.log = log;
        this.messages = messages;
    }

    @AnyReader
    @GetMapping("/api/v1/budget-lines/{line}/commitments/{commitment}")
    @Operation(
            summary = "One contract, and step by step what is left of it",
            description =
                    "What made and changed it and what was paid under it, as it was recorded.")
    CommitmentAnswer one(
            Viewer viewer,
            Locale language,
            @PathVariable String line,
            @PathVariable String commitment,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String minPosition,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var of = LineId.parse(line).orElseThrow(() -> unknownLine(line));
        if (!Text.isCode(commitment)) {
            throw Commitments.unknown(of, commitment);
        }
        var after = Cursor.lastNumber(cursor);
        var size = Parameters.limit(limit);
        return reading.at(
                Moment.of(asOf, knownAt, minPosition),
                snapshot -> {
                    var scope = Scope.of(of.year(), Sight.of(snapshot, viewer, null));
                    if (!Commitments.sees(snapshot, scope.ofLines(of.key()))) {
                        throw unknownLine(line);
                    }
                    return answer(
                            snapshot,
                            of,
                            Commitments.find(snapshot, of, commitment)
                                    .orElseThrow(() -> Commitments.unknown(of, commitment)),
                            Commitments.steps(snapshot, of, commitment, after, size),
                            size,
                            language);
                });
    }

    private CommitmentAnswer answer(
            Snapshot snapshot,
            LineId line,
            Commitments.Found one,
            List<Commitments.Step> found,
            int size,
            Locale language) {
        var steps = found.subList(0, Math.min(size, found.size()));
        return new CommitmentAnswer(
                snapshot.asOf(),
                snapshot.position(),
                line.toString(),
                one.commitment(),
                one.since(),
                one.payee(),
                one.reason(),
                one.committed().yuan(),
                one.paid().yuan(),
                one.released().yuan(),
                one.outstanding().yuan(),
                Commitments.read(steps, log).stream()
                        .map(step -> CommitmentAnswer.Step.of(step, messages, language))
                        .toList(),
                found.size() > size ? Cursor.of(Long.toString(steps.getLast().position())) : null);
    }

    private static ProblemException unknownLine(String line) {
        return new ProblemException(Problem.of(HttpStatus.NOT_FOUND, "UNKNOWN_BUDGET_LINE", line));
    }
}
