package budgettrail.query.reference;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.reading.AnyReader;
import budgettrail.query.reading.Cursor;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Parameters;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.query.reading.Units.Unit;
import budgettrail.web.access.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Units and projects, as of a day and as known at a moment. */
@RestController
@Tag(name = "Reference data")
class ReferenceReadController {
    private static final String PROJECTS =
            """
            WITH described AS (
              SELECT DISTINCT ON (d.line_no) d.line_no, d.project, d.unit
              FROM query.line_description d
              WHERE d.generation = :generation AND d.fiscal_year = :year
                AND d.effective <= :asOf AND d.position <= :position
              ORDER BY d.line_no, d.effective DESC, d.position DESC
            ), name AS (
              SELECT DISTINCT ON (code) * FROM query.code_description
              WHERE generation = :generation AND kind = 'PROJECT' AND effective <= :asOf AND position <= :position
              ORDER BY code, effective DESC, position DESC
            )
            SELECT d.project, n.name_zh, n.name_en, n.category, count(*) AS lines,
                   array_agg(DISTINCT d.unit ORDER BY d.unit) AS units
            FROM described d LEFT JOIN name n ON n.code = d.project
            WHERE d.project IS NOT NULL AND (cast(:after AS text) IS NULL OR d.project > :after)
              AND (cast(:units AS text[]) IS NULL OR d.unit = ANY (:units))
            GROUP BY d.project, n.name_zh, n.name_en, n.category ORDER BY d.project LIMIT :limit
            """;

    private final Reading reading;

    ReferenceReadController(Reading reading) {
        this.reading = reading;
    }

    /** Departments and units, by code. */
    record UnitList(LocalDate asOf, long position, List<Unit> units, @Nullable String next) {}

    /**
     * A project with an open line.
     *
     * @param units the units that have lines of it
     */
    record Project(
            String code,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String category,
            long lines,
            List<String> units) {}

    /** Projects, by code. */
    record ProjectList(
            int fiscalYear,
            LocalDate asOf,
            long position,
            List<Project> projects,
            @Nullable String next) {}

    @AnyReader
    @GetMapping("/api/v1/units")
    @Operation(summary = "Departments and units, by code")
    UnitList units(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String minPosition,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var after = Cursor.last(cursor);
        var size = Parameters.limit(limit);
        return reading.at(
                Moment.of(asOf, knownAt, minPosition),
                snapshot -> {
                    var sight = Sight.of(snapshot, viewer, unit);
                    var rest =
                            sight.tree().all().stream()
                                    .filter(one -> sight.sees(one.code()))
                                    .filter(one -> after == null || one.code().compareTo(after) > 0)
                                    .toList();
                    var page = rest.subList(0, Math.min(size, rest.size()));
                    return new UnitList(
                            snapshot.asOf(),
                            snapshot.position(),
                            page,
                            page.size() < rest.size() ? Cursor.of(page.getLast().code()) : null);
                });
    }

    @AnyReader
    @GetMapping("/api/v1/projects")
    @Operation(summary = "Projects with an open line, by code")
    ProjectList projects(
            Viewer viewer,
            @RequestParam String fiscalYear,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String minPosition,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var year = Parameters.fiscalYear(fiscalYear);
        var after = Cursor.last(cursor);
        var size = Parameters.limit(limit);
        return reading.at(
                Moment.of(asOf, knownAt, minPosition),
                snapshot -> {
                    var sight = Sight.of(snapshot, viewer, unit);
                    var found = found(snapshot, sight, year, after, size + 1);
                    var page = found.subList(0, Math.min(size, found.size()));
                    return new ProjectList(
                            year.value(),
                            snapshot.asOf(),
                            snapshot.position(),
                            page,
                            page.size() < found.size() ? Cursor.of(page.getLast().code()) : null);
                });
    }

    private static List<Project> found(
            Snapshot snapshot, Sight sight, FiscalYear year, @Nullable String after, int limit) {
        return snapshot.sql(PROJECTS)
                .param("year", year.value())
                .param("after", after)
                .param("units", sight.array())
                .param("limit", limit)
                .query(
                        (row, _) ->
                                new Project(
                                        row.getString("project"),
                                        row.getString("name_zh"),
                                        row.getString("name_en"),
                                        row.getString("category"),
                                        row.getLong("lines"),
                                        List.of((String[]) row.getArray("units").getArray())))
                .list();
    }
}
