package budgettrail.query.line;

import budgettrail.event.line.LineId;
import budgettrail.log.EventLog;
import budgettrail.query.page.Subject;
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
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Budget lines: a page of them, one of them, the facts behind one. */
@RestController
@Tag(name = "Budget lines")
class BudgetLineController {
    private final Reading reading;
    private final LineHistory history;
    private final EventLog log;

    BudgetLineController(Reading reading, LineHistory history, EventLog log) {
        this.reading = reading;
        this.history = history;
        this.log = log;
    }

    @AnyReader
    @GetMapping("/api/v1/budget-lines")
    @Operation(summary = "Budget lines, searched")
    LineAnswer.Page list(
            Viewer viewer,
            @RequestParam String fiscalYear,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String function,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String minPosition,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var year = Parameters.fiscalYear(fiscalYear);
        var filter =
                new LineFilter(
                        year.value(),
                        Parameters.code("project", project),
                        Parameters.code("function", function),
                        Parameters.words("q", q),
                        null,
                        Cursor.last(cursor),
                        Parameters.limit(limit));
        return reading.at(
                Moment.of(asOf, knownAt, minPosition),
                snapshot -> {
                    var sight = Sight.of(snapshot, viewer, unit);
                    var found = Lines.find(snapshot, sight, filter);
                    var more = found.size() > filter.limit();
                    var page = more ? found.subList(0, filter.limit()) : found;
                    return new LineAnswer.Page(
                            snapshot.asOf(),
                            snapshot.position(),
                            Lines.answers(snapshot, sight, year, page),
                            more ? Cursor.of(page.getLast().key()) : null);
                });
    }

    /**
     * The entity tag is the sequence of the line's last fact, as commands expect it in If-Match: of
     * the line as it is now, and for those who see all its facts. What is shown depends on the day
     * and on names, too, so nobody is told that it is still the same.
     */
    @AnyReader
    @GetMapping("/api/v1/budget-lines/{line}")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            headers =
                    @Header(
                            name = HttpHeaders.ETAG,
                            description =
                                    "Of the line as it is now, for those who see all its facts:"
                                            + " what If-Match takes.",
                            schema = @Schema(type = "string")))
    @Operation(summary = "One budget line")
    LineAnswer.One one(
            Viewer viewer,
            HttpServletResponse response,
            @PathVariable String line,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String minPosition) {
        var id = LineId.parse(line).orElseThrow(() -> unknown(line));
        return reading.at(
                Moment.of(asOf, knownAt, minPosition),
                snapshot -> {
                    var sight = Sight.of(snapshot, viewer, null);
                    var found = Lines.find(snapshot, sight, only(id));
                    if (found.isEmpty()) {
                        throw unknown(line);
                    }
                    var answer = Lines.answers(snapshot, sight, id.year(), found).getFirst();
                    if (isNow(snapshot) && Subject.seesToTheEnd(snapshot, viewer, id)) {
                        response.setHeader(HttpHeaders.ETAG, "\"" + sequence(snapshot, id) + "\"");
                    }
                    return new LineAnswer.One(snapshot.asOf(), snapshot.position(), answer);
                });
    }

    private boolean isNow(Snapshot snapshot) {
        return !snapshot.past() && !snapshot.asOf().isBefore(reading.today());
    }

    /** From the log itself, oldest first; {@code knownAt} leaves out what was recorded later. */
    @AnyReader
    @GetMapping("/api/v1/budget-lines/{line}/events")
    @Operation(summary = "The facts behind a budget line")
    LineHistory.Page events(
            Viewer viewer,
            @PathVariable String line,
            @Parameter(
                            description =
                                    "The last business day that counts; facts of later days, too,"
                                            + " if absent.",
                            example = "2022-12-31")
                    @RequestParam(required = false)
                    @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String minPosition,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var id = LineId.parse(line).orElseThrow(() -> unknown(line));
        var first = Cursor.lastNumber(cursor);
        var size = Parameters.limit(limit);
        return reading.at(
                Moment.of(asOf, knownAt, minPosition),
                snapshot -> {
                    var sight = Sight.of(snapshot, viewer, null);
                    if (Lines.find(snapshot, sight, only(id)).isEmpty()
                            || asOf == null && !Subject.seesToTheEnd(snapshot, viewer, id)) {
                        throw unknown(line);
                    }
                    return history.page(id, first, size, snapshot, asOf != null);
                });
    }

    /** As {@code events}, each with the figures as they were known before and behind it. */
    @AnyReader
    @GetMapping("/api/v1/budget-lines/{line}/film")
    @Operation(
            summary = "The facts behind a budget line, and what each of them moved",
            description =
                    "Figures are those of the day, as known at the position of each fact. Facts of"
                            + " all days are told: not to the manager of a unit that the line has"
                            + " left.")
    FilmAnswer film(
            Viewer viewer,
            @PathVariable String line,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String minPosition,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var id = LineId.parse(line).orElseThrow(() -> unknown(line));
        var first = Cursor.lastNumber(cursor);
        var size = Parameters.limit(limit);
        return reading.at(
                Moment.of(asOf, knownAt, minPosition),
                snapshot -> {
                    var sight = Sight.of(snapshot, viewer, null);
                    if (Lines.find(snapshot, sight, only(id)).isEmpty()) {
                        throw unknown(line);
                    }
                    return film(Reel.of(snapshot, sight, viewer, id, log), first, size);
                });
    }

    private FilmAnswer film(Reel reel, long first, int size) {
        var last = reel.last();
        var steps = new ArrayList<FilmAnswer.Step>();
        FilmAnswer.@Nullable Stand before = null;
        for (var fact : reel.from(first, size)) {
            if (before == null) {
                before = FilmAnswer.Stand.of(reel.knownAt(fact.position() - 1));
            }
            var after = FilmAnswer.Stand.of(reel.knownAt(fact.position()));
            steps.add(new FilmAnswer.Step(fact.sequence() + 1, history.entry(fact), before, after));
            before = after; // Nothing between the two is of this line.
        }
        var next = first + steps.size();
        return new FilmAnswer(
                reel.line().toString(),
                reel.snapshot().asOf(),
                reel.snapshot().position(),
                last + 1,
                steps,
                steps.isEmpty() || next > last ? null : Cursor.of(Long.toString(next)));
    }

    private static LineFilter only(LineId id) {
        return new LineFilter(id.year().value(), null, null, null, id.key(), null, 1);
    }

    private static long sequence(Snapshot snapshot, LineId id) {
        return snapshot.sql(
                        """
                        SELECT sequence FROM log.event WHERE stream = :stream AND position <= :position
                        ORDER BY sequence DESC LIMIT 1
                        """)
                .param("stream", id.toString())
                .query(Long.class)
                .single();
    }

    private static ProblemException unknown(String line) {
        return new ProblemException(Problem.of(HttpStatus.NOT_FOUND, "UNKNOWN_BUDGET_LINE", line));
    }
}
