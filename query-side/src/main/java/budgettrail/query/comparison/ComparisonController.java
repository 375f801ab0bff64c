package budgettrail.query.comparison;

import budgettrail.event.line.LineId;
import budgettrail.event.reference.FiscalYear;
import budgettrail.query.comparison.ComparisonAnswer.Row;
import budgettrail.query.comparison.Differences.At;
import budgettrail.query.indicators.Level;
import budgettrail.query.indicators.Names;
import budgettrail.query.indicators.Scope;
import budgettrail.query.reading.AnyReader;
import budgettrail.query.reading.Cursor;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Parameters;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.query.reading.Units;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Two moments side by side, of every group of a level. */
@RestController
@Tag(name = "Figures")
class ComparisonController {
    private final Reading reading;

    ComparisonController(Reading reading) {
        this.reading = reading;
    }

    /** Which lines are compared, however they were described at a moment. */
    private record Lines(
            FiscalYear year,
            @Nullable String unit,
            @Nullable String project,
            @Nullable LineId line) {
        At at(Snapshot snapshot, Viewer viewer) {
            var scope = Scope.of(year, sight(snapshot, viewer)).ofProject(project);
            return new At(snapshot, line == null ? scope : scope.ofLines(line.key()));
        }

        /** A unit that is not there at a moment has nothing then. */
        private Sight sight(Snapshot snapshot, Viewer viewer) {
            var seen = Sight.of(snapshot, viewer, null);
            return unit == null ? seen : seen.below(unit);
        }

        /** What is there at neither moment, or not seen, is unknown. */
        void check(At then, At now) {
            if (unit != null
                    && !then.scope().sight().knows(unit)
                    && !now.scope().sight().knows(unit)) {
                throw Units.unknown(unit);
            }
            if ((line != null || project != null) && !then.there() && !now.there()) {
                throw new ProblemException(unknown());
            }
        }

        private Problem unknown() {
            return line == null
                    ? Problem.of(HttpStatus.NOT_FOUND, "UNKNOWN_PROJECT", String.valueOf(project))
                    : Problem.of(HttpStatus.NOT_FOUND, "UNKNOWN_BUDGET_LINE", line.toString());
        }
    }

    /** What of the groups is answered. */
    private record Part(Level level, boolean all, @Nullable String last, int size, Request asked) {}

    /** The moments as they were asked for. */
    private record Request(@Nullable String fromKnownAt, @Nullable String knownAt) {}

    /** Without {@code from} the days are the same; without either {@code knownAt} all counts. */
    @AnyReader
    @GetMapping("/api/v1/comparison")
    @Operation(summary = "Two moments side by side: what differs, by every scope of a level")
    ComparisonAnswer comparison(
            Viewer viewer,
            @RequestParam String fiscalYear,
            @RequestParam Level level,
            @Parameter(
                            description =
                                    "The last business day that counts at the first moment; that"
                                            + " of the second, asOf, if absent.",
                            example = "2022-06-30")
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(
                            description =
                                    "At the first moment only what was recorded by then: a moment"
                                            + " with its offset, or a position of the log; now if"
                                            + " absent.",
                            example = "2022-06-30T08:00:00+08:00")
                    @RequestParam(required = false)
                    @Nullable String fromKnownAt,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String minPosition,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String line,
            @Parameter(
                            description =
                                    "true: also what does not differ, which is left out"
                                            + " otherwise: groups, and figures and rates of each.")
                    @RequestParam(required = false)
                    @Nullable Boolean all,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var lines =
                new Lines(
                        Parameters.fiscalYear(fiscalYear),
                        Parameters.code("unit", unit),
                        Parameters.code("project", project),
                        line == null ? null : id(line, fiscalYear));
        var asked = Moment.of(asOf, knownAt, minPosition);
        var day = asked.asOf() == null ? reading.today() : asked.asOf();
        var then = Moment.from(from, fromKnownAt);
        var part =
                new Part(
                        level,
                        Boolean.TRUE.equals(all),
                        Cursor.last(cursor),
                        Parameters.limit(limit),
                        new Request(fromKnownAt, knownAt));
        return reading.between(
                then.asOf() == null ? then.asOf(day) : then,
                asked.asOf(day),
                (earlier, snapshot) -> {
                    var before = lines.at(earlier, viewer);
                    var now = lines.at(snapshot, viewer);
                    lines.check(before, now);
                    return answer(before, now, lines, part);
                });
    }

    private static LineId id(String line, String year) {
        return LineId.parse(line)
                .filter(id -> id.year().toString().equals(year))
                .orElseThrow(() -> Parameters.invalid("line"));
    }

    private static ComparisonAnswer answer(At then, At now, Lines lines, Part part) {
        var both = Differences.of(then, now, part.level());
        var rows =
                after(part.last(), both.rows()).stream()
                        .filter(it -> part.all() || it.differs())
                        .toList();
        var page = rows.subList(0, Math.min(rows.size(), part.size()));
        var names = Names.of(now.snapshot(), part.level(), keys(page));
        return new ComparisonAnswer(
                lines.year().value(),
                part.level(),
                moment(then, part.asked().fromKnownAt()),
                moment(now, part.asked().knownAt()),
                Row.of(null, null, both.whole(), part.all()),
                page.stream()
                        .map(it -> Row.of(it.key(), names.get(it.key()), it, part.all()))
                        .toList(),
                page.size() < rows.size() ? Cursor.of(page.getLast().key()) : null);
    }

    /** Whether or not the last one of the page before still differs. */
    private static List<Pair> after(@Nullable String last, List<Pair> rows) {
        return rows.subList(Cursor.behind(last, keys(rows)), rows.size());
    }

    private static List<String> keys(List<Pair> rows) {
        return rows.stream().map(Pair::key).toList();
    }

    private static ComparisonAnswer.At moment(At at, @Nullable String knownAt) {
        return new ComparisonAnswer.At(at.snapshot().asOf(), knownAt, at.snapshot().position());
    }
}
