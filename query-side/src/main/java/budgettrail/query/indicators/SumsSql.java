package budgettrail.query.indicators;

import budgettrail.query.reading.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The sums of the lines of a scope, as SQL to be joined to it as {@code m}. What is known now is
 * kept, as balances and as daily sums; what was known in the past is found on a {@link Way}.
 *
 * <p>A scope of few lines goes from line to line, always by index. One of most lines adds up all
 * lines of the year at once and meets them by a {@code FULL JOIN}: that alone the planner never
 * makes by reading one side again for each row of the other, whatever its statistics say.
 */
final class SumsSql {
    private static final String BY_LINE =
            "scope s CROSS JOIN LATERAL (%s OFFSET 0) m WHERE s.group_key IS NOT NULL";
    private static final String AT_ONCE = "scope s FULL JOIN (%s) m ON m.line_no = s.line_no";

    /** Keeps what is in the scope and adds up to something. */
    static final String HAVING = "HAVING count(s.group_key) > 0 AND sum(m.amount) <> 0";

    private static final String KEPT =
            "SELECT %s, amount_fen AS amount FROM query.%s WHERE generation = :generation AND"
                    + " fiscal_year = :year%s%s";

    private static final String STRETCHES =
            """
            SELECT %1$s, %2$samount_fen AS amount FROM generate_series(%3$d, %4$d) AS number CROSS JOIN LATERAL (
              SELECT * FROM query.stretch
              WHERE generation = :generation AND level = %5$d AND stretch = number AND fiscal_year = :year%6$s
                AND effective <= :asOf OFFSET 0) each
            """;

    /** The planner is not told the positions: it shall read by key, whatever it has counted. */
    private static final String POSTINGS =
            """
            SELECT %1$s, %2$ssum(amount_fen) AS amount FROM query.posting
            WHERE generation = :generation AND position > (SELECT cast(:after%3$d AS bigint))
              AND position <= (SELECT cast(:last%3$d AS bigint)) AND fiscal_year = :year%4$s AND effective <= :asOf
            GROUP BY %1$s
            """;

    private final Snapshot snapshot;
    private final Scope scope;
    private final boolean byDay;
    private final boolean atOnce;
    private final List<Way.Span> postings = new ArrayList<>();

    /** All of them up to the day of the snapshot. */
    static SumsSql of(Snapshot snapshot, Scope scope) {
        return new SumsSql(snapshot, scope, false);
    }

    /** The same, told by the day from which they count. */
    static SumsSql byDay(Snapshot snapshot, Scope scope) {
        return new SumsSql(snapshot, scope, true);
    }

    private SumsSql(Snapshot snapshot, Scope scope, boolean byDay) {
        this.snapshot = snapshot;
        this.scope = scope;
        this.byDay = byDay;
        this.atOnce = snapshot.past() && mostLines(scope);
    }

    private static boolean mostLines(Scope scope) {
        var units = scope.sight().units();
        return scope.keys() == null
                && scope.project() == null
                && scope.items() == null
                && !scope.procurement()
                && (units == null || units.size() * 2 > scope.sight().tree().all().size());
    }

    /** The lines of {@code scope s} joined to their sums. */
    String joined() {
        return (atOnce ? AT_ONCE : BY_LINE).formatted(snapshot.past() ? past() : kept());
    }

    /** The query with what {@link #joined} left open. */
    StatementSpec bind(StatementSpec query) {
        var bound = query;
        for (var index = 0; index < postings.size(); index++) {
            var span = postings.get(index);
            bound = bound.param("after" + index, span.after()).param("last" + index, span.last());
        }
        return bound;
    }

    private String past() {
        var way = Way.to(snapshot);
        var parts = new ArrayList<String>();
        if (way.now()) {
            parts.add(kept());
        }
        for (var leap : way.leaps()) {
            parts.add(stretches(leap.level(), leap.stretches()));
        }
        for (var span : way.postings()) {
            parts.add(POSTINGS.formatted(columns(), span.sign(), postings.size(), ofLine()));
            postings.add(span);
        }
        return "SELECT %1$s, sum(amount) AS amount FROM (%2$s) AS part GROUP BY %1$s"
                .formatted(columns(), String.join(" UNION ALL ", parts));
    }

    /** Stored stretches are counted from 0. */
    private String stretches(int level, Way.Span span) {
        return STRETCHES.formatted(
                columns(), span.sign(), span.after(), span.last() - 1, level, ofLine());
    }

    private String kept() {
        return byDay || !coversAll()
                ? KEPT.formatted(columns(), "daily", ofLine(), " AND effective <= :asOf")
                : KEPT.formatted(columns(), "balance", ofLine(), "");
    }

    private String columns() {
        return byDay ? "line_no, measure, effective" : "line_no, measure";
    }

    private String ofLine() {
        return atOnce ? "" : " AND line_no = s.line_no";
    }

    /** Whether no posting of the year counts from a later day. */
    private boolean coversAll() {
        return snapshot.sql(
                        """
                        SELECT count(*) = 0 FROM query.year
                        WHERE generation = :generation AND fiscal_year = :year AND last_effective > :asOf
                        """)
                .param("year", scope.year().value())
                .query(Boolean.class)
                .single();
    }
}
