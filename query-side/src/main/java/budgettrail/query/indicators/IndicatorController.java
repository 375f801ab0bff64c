package budgettrail.query.indicators;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.figures.Rates;
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
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Rates of every scope, as of any day and as known at any moment. */
@RestController
@Tag(name = "Figures")
class IndicatorController {
    private final Reading reading;
    private final ObjectWriter json;

    IndicatorController(Reading reading, @Qualifier("bodyJson") JsonMapper json) {
        this.reading = reading;
        this.json = json.writerFor(IndicatorAnswer.class);
    }

    /** As JSON, because what is remembered need not be written again. */
    @AnyReader
    @GetMapping(path = "/api/v1/indicators", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Rates and amounts of every scope of a level")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = IndicatorAnswer.class)))
    byte[] indicators(
            Viewer viewer,
            @RequestParam String fiscalYear,
            @RequestParam Level level,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String minPosition,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var year = Parameters.fiscalYear(fiscalYear);
        var last = Cursor.last(cursor);
        var size = Parameters.limit(limit);
        return reading.remembered(
                        new Question(viewer, year, level, unit, project, knownAt, last, size),
                        Written.class,
                        Moment.of(asOf, knownAt, minPosition),
                        snapshot -> {
                            var seen = Sight.of(snapshot, viewer, null);
                            var scope = scope(snapshot, viewer, seen, year, unit, project);
                            var groups = Groups.read(snapshot, scope, level);
                            var parked = ParkedLines.seen(snapshot, year, seen);
                            return written(
                                    page(
                                            snapshot, year, level, groups, last, size, knownAt,
                                            parked));
                        })
                .json();
    }

    private Written written(IndicatorAnswer answer) {
        return new Written(json.writeValueAsBytes(answer), answer.indicators().size());
    }

    /** All that an answer depends on beside the moment and the views. */
    private record Question(
            Viewer viewer,
            FiscalYear year,
            Level level,
            @Nullable String unit,
            @Nullable String project,
            @Nullable String knownAt,
            @Nullable String last,
            int size) {}

    private static IndicatorAnswer page(
            Snapshot snapshot,
            FiscalYear year,
            Level level,
            List<Group> groups,
            @Nullable String last,
            int size,
            @Nullable String knownAt,
            long parked) {
        var start = Cursor.behind(last, groups.stream().map(Group::key).toList());
        var page = groups.subList(start, Math.min(groups.size(), start + size));
        var names = Names.of(snapshot, level, page.stream().map(Group::key).toList());
        var asOf = snapshot.asOf();
        return new IndicatorAnswer(
                year.value(),
                level,
                asOf,
                knownAt,
                snapshot.position(),
                Rates.timeProgress(year, asOf).shown(),
                parked,
                page.stream()
                        .map(
                                group ->
                                        IndicatorAnswer.row(
                                                group,
                                                names.get(group.key()),
                                                new Rates(group.all()).lead(year, asOf)))
                        .toList(),
                start + page.size() < groups.size() ? Cursor.of(page.getLast().key()) : null);
    }

    private static Scope scope(
            Snapshot snapshot,
            Viewer viewer,
            Sight seen,
            FiscalYear year,
            @Nullable String unit,
            @Nullable String project) {
        Parameters.code("project", project);
        if (project != null && !known(snapshot, seen, project)) {
            throw new ProblemException(
                    Problem.of(HttpStatus.NOT_FOUND, "UNKNOWN_PROJECT", project));
        }
        return Scope.of(year, Sight.of(snapshot, viewer, unit)).ofProject(project);
    }

    /** A manager does not know a project of which no line is seen. */
    private static boolean known(Snapshot snapshot, Sight seen, String project) {
        return snapshot.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM query.code_description
                                       WHERE generation = :generation AND kind = 'PROJECT' AND code = :project
                                         AND effective <= :asOf AND position <= :position
                                         AND cast(:units AS text[]) IS NULL)
                            OR EXISTS (SELECT 1 FROM query.line_description
                                       WHERE generation = :generation AND project = :project
                                         AND effective <= :asOf AND position <= :position
                                         AND (cast(:units AS text[]) IS NULL OR unit = ANY (:units)))
                        """)
                .param("project", project)
                .param("units", seen.array())
                .query(Boolean.class)
                .single();
    }
}
