package budgettrail.faults;

import budgettrail.event.line.LineId;
import budgettrail.event.reference.FiscalYear;
import budgettrail.query.posting.Measure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The views hold what the facts add up to, and a rebuild makes the same of them. */
final class ProjectionCheck {
    private static final Duration TO_FOLLOW = Duration.ofSeconds(60);
    private static final String KEPT_TWICE =
            """
            SELECT table_name FROM information_schema.columns
            WHERE table_schema = 'query' AND column_name = 'generation' AND table_name NOT IN ('generation', 'live')
            ORDER BY table_name
            """;
    private static final String BALANCES =
            """
            SELECT l.fiscal_year, l.key, b.measure, b.amount_fen
            FROM query.balance b JOIN query.live USING (generation) JOIN query.line l USING (generation, line_no)
            """;
    private static final String BALANCES_DIFFER =
            """
            SELECT coalesce(s.line_no, b.line_no) FROM
              (SELECT line_no, measure, sum(amount_fen) AS fen FROM query.posting JOIN query.live USING (generation)
               GROUP BY line_no, measure) s
            FULL JOIN (SELECT * FROM query.balance JOIN query.live USING (generation)) b USING (line_no, measure)
            WHERE s.fen IS DISTINCT FROM b.amount_fen LIMIT 1
            """;
    private static final String DAYS_DIFFER =
            """
            SELECT coalesce(s.line_no, d.line_no) FROM
              (SELECT line_no, measure, effective, sum(amount_fen) AS fen
               FROM query.posting JOIN query.live USING (generation) GROUP BY line_no, measure, effective) s
            FULL JOIN (SELECT * FROM query.daily JOIN query.live USING (generation)) d
              USING (line_no, measure, effective)
            WHERE s.fen IS DISTINCT FROM d.amount_fen LIMIT 1
            """;
    private static final String OTHER_DAY =
            """
            SELECT position FROM query.posting p JOIN query.live USING (generation) JOIN log.event e USING (position)
            WHERE p.effective <> e.effective LIMIT 1
            """;
    private static final String HEAD = "SELECT max(position) FROM log.event";
    private static final String HELD =
            "SELECT position FROM query.generation JOIN query.live USING (generation)";

    /** Lines are numbered anew by a rebuild, so they are told by their keys. */
    private static final String LIVE =
            """
            SELECT to_jsonb(t) - 'generation' - 'line_no' - 'peer_no'
                   || jsonb_build_object('of', (SELECT key FROM query.line l WHERE l.generation = t.generation
                        AND l.line_no = (to_jsonb(t)->>'line_no')::bigint), 'peer', (SELECT key FROM query.line l
                        WHERE l.generation = t.generation AND l.line_no = (to_jsonb(t)->>'peer_no')::bigint)) AS shown
            FROM query.%s t WHERE generation = (SELECT generation FROM query.live)
            """;

    private final Connection connection;

    ProjectionCheck(Connection connection) {
        this.connection = connection;
    }

    /** Until the live views have come to the head of the log. */
    void awaitHead() {
        Patience.until(() -> number(HEAD) <= number(HELD), TO_FOLLOW, "the views follow the log");
    }

    /** The position of the first fact that is parked, 0 if none is. */
    long parked() {
        return number(
                "SELECT coalesce(min(position), 0) FROM query.parked JOIN query.live USING"
                        + " (generation)");
    }

    void check(Map<LineId, Standing> standings) throws SQLException {
        var shown = shown();
        standings.forEach(
                (line, standing) -> {
                    var sums = shown.getOrDefault(line, new EnumMap<>(Measure.class));
                    if (!standing(sums).equals(standing)) {
                        throw new Violation("the view of " + line, 0, "", sums + " / " + standing);
                    }
                });
        first(BALANCES_DIFFER, "postings and balances differ");
        first(DAYS_DIFFER, "postings and daily sums differ");
        first(OTHER_DAY, "posted on another day than its fact");
        if (parked() != 0) {
            throw new Violation("parked", parked(), "", "");
        }
    }

    /**
     * Keeps what the views show now, to compare it with a rebuild: that empties what it replaces.
     */
    void keep() throws SQLException {
        for (var table : keptTwice()) {
            try (var statement = connection.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS kept_" + table);
                statement.execute(
                        "CREATE TEMP TABLE kept_" + table + " AS " + LIVE.formatted(table));
            }
        }
    }

    /** What the views show now is what was kept. */
    void compareWithKept() throws SQLException {
        for (var table : keptTwice()) {
            var kept = "SELECT * FROM kept_" + table;
            var now = LIVE.formatted(table);
            first("(" + kept + ") EXCEPT ALL (" + now + ") LIMIT 1", "only before, " + table);
            first("(" + now + ") EXCEPT ALL (" + kept + ") LIMIT 1", "only rebuilt, " + table);
        }
    }

    private List<String> keptTwice() throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(KEPT_TWICE)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private Map<LineId, Map<Measure, Long>> shown() throws SQLException {
        var shown = new HashMap<LineId, Map<Measure, Long>>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(BALANCES)) {
            while (rows.next()) {
                var line = new LineId(new FiscalYear(rows.getInt(1)), rows.getString(2));
                shown.computeIfAbsent(line, _ -> new EnumMap<>(Measure.class))
                        .put(Measure.numbered(rows.getInt(3)), rows.getLong(4));
            }
        }
        return shown;
    }

    private static Standing standing(Map<Measure, Long> sums) {
        return new Standing(
                sum(
                                sums,
                                Measure.INITIAL,
                                Measure.CARRIED_IN,
                                Measure.SUPPLEMENT,
                                Measure.VIREMENT_IN)
                        - sum(sums, Measure.REDUCTION, Measure.VIREMENT_OUT),
                sum(sums, Measure.PAID) - sum(sums, Measure.REFUNDED),
                sum(sums, Measure.COMMITTED)
                        - sum(sums, Measure.COMMITMENT_PAID, Measure.COMMITMENT_RELEASED),
                sum(sums, Measure.PENDING, Measure.FROZEN));
    }

    private static long sum(Map<Measure, Long> sums, Measure... measures) {
        var sum = 0L;
        for (var measure : measures) {
            sum += sums.getOrDefault(measure, 0L);
        }
        return sum;
    }

    private long number(String sql) {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fails with the first row of what should be none. */
    private void first(String sql, String promise) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            if (row.next()) {
                throw new Violation(promise, 0, "", row.getString(1));
            }
        }
    }
}
