package budgettrail.query.line;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.figures.Figures;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Groups;
import budgettrail.query.indicators.Level;
import budgettrail.query.indicators.Scope;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds lines and puts their names and figures beside them. */
final class Lines {
    /** From line to line in the order of their keys, and always by index. */
    private static final String FOUND =
            """
            WITH described AS (
              SELECT d.*, l.key, l.parked_reason, l.parked_position
              FROM query.line l CROSS JOIN LATERAL (
                SELECT * FROM query.line_description
                WHERE generation = l.generation AND fiscal_year = l.fiscal_year AND line_no = l.line_no
                  AND effective <= :asOf AND position <= :position
                ORDER BY effective DESC, position DESC LIMIT 1) d
              WHERE l.generation = :generation AND l.fiscal_year = :year
                AND (cast(:key AS text) IS NULL OR l.key = :key)
                AND (cast(:after AS text) IS NULL OR l.key > :after)
            ), named AS (
              SELECT code FROM query.code_description
              WHERE generation = :generation AND kind IN ('UNIT', 'PROJECT', 'FUNCTION') AND position <= :position
                AND effective <= :asOf AND cast(:words AS text) IS NOT NULL
                AND position(lower(:words) IN lower(name_zh || ' ' || coalesce(name_en, ''))) > 0
            )
            SELECT *, (SELECT min(d.effective) FROM query.line_description d
                       WHERE d.generation = :generation AND d.fiscal_year = :year AND d.line_no = described.line_no
                         AND d.position <= :position) AS opened
            FROM described
            WHERE (cast(:units AS text[]) IS NULL OR unit = ANY (:units))
              AND (cast(:project AS text) IS NULL OR project = :project)
              AND (cast(:function AS text) IS NULL OR starts_with(function, :function))
              AND (cast(:words AS text) IS NULL
                   OR position(lower(:words) IN lower(key || ' ' || coalesce(project, ''))) > 0
                   OR unit IN (SELECT code FROM named) OR project IN (SELECT code FROM named)
                   OR function IN (SELECT code FROM named))
            ORDER BY key LIMIT :limit
            """;

    /** A line as it is stored. */
    record Found(
            String key,
            LocalDate opened,
            String unit,
            String function,
            String kind,
            @Nullable String category,
            @Nullable String project,
            @Nullable String departmentEconomic,
            @Nullable String governmentEconomic,
            String fund,
            @Nullable Long fiscalAppropriation,
            boolean procurement,
            @Nullable String parkedReason,
            long parkedPosition) {}

    private Lines() {}

    /** One line more than the limit, if there is one. */
    static List<Found> find(Snapshot snapshot, Sight sight, LineFilter filter) {
        return snapshot.sql(FOUND)
                .param("year", filter.year())
                .param("key", filter.key())
                .param("after", filter.after())
                .param("units", sight.array())
                .param("project", filter.project())
                .param("function", filter.function())
                .param("words", filter.words())
                .param("limit", filter.limit() + 1)
                .query((row, _) -> found(row))
                .list();
    }

    static List<LineAnswer> answers(
            Snapshot snapshot, Sight sight, FiscalYear year, List<Found> lines) {
        var keys = lines.stream().map(Found::key).toArray(String[]::new);
        var scope = Scope.of(year, sight).ofLines(keys);
        var figures =
                Groups.read(snapshot, scope, Level.LINE).stream()
                        .collect(Collectors.toMap(Group::key, Group::all));
        var names = Labels.of(snapshot, lines);
        return lines.stream()
                .map(
                        line ->
                                names.answer(
                                        year,
                                        line,
                                        figures.getOrDefault(line.key(), Figures.NONE),
                                        snapshot))
                .toList();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getString("key"),
                row.getObject("opened", LocalDate.class),
                row.getString("unit"),
                row.getString("function"),
                row.getString("kind"),
                row.getString("category"),
                row.getString("project"),
                row.getString("department_economic"),
                row.getString("government_economic"),
                row.getString("fund"),
                row.getObject("fiscal_appropriation_fen", Long.class),
                row.getBoolean("procurement"),
                row.getString("parked_reason"),
                row.getLong("parked_position"));
    }
}
