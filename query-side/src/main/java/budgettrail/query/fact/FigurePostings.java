package budgettrail.query.fact;

import budgettrail.query.figures.Figure;
import budgettrail.query.figures.Sum;
import budgettrail.query.indicators.Scope;
import budgettrail.query.indicators.ScopeSql;
import budgettrail.query.posting.Measure;
import budgettrail.query.reading.Snapshot;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What each fact adds to a figure of a scope. Read from the journal, so that it is the same for a
 * day and a moment of the past.
 */
final class FigurePostings {
    /**
     * Of a gross figure, the second leg of a virement inside the scope does not count: the first
     * one does.
     */
    private static final String PARTS =
            """
            , part AS (
              SELECT p.effective, p.position, sum(CASE WHEN p.measure = ANY (:added) THEN p.amount_fen
                                                       ELSE -p.amount_fen END) AS amount
              FROM scope s CROSS JOIN LATERAL (
                SELECT effective, position, measure, amount_fen, peer_no FROM query.posting
                WHERE generation = :generation AND line_no = s.line_no AND effective <= :asOf
                  AND position <= :position AND (measure = ANY (:added) OR measure = ANY (:taken)) OFFSET 0
              ) p
              WHERE NOT (p.peer_no IS NOT NULL AND p.measure = ANY (:once)
                         AND EXISTS (SELECT 1 FROM scope t WHERE t.line_no = p.peer_no))
              GROUP BY p.effective, p.position HAVING sum(CASE WHEN p.measure = ANY (:added) THEN p.amount_fen
                                                               ELSE -p.amount_fen END) <> 0
            )
            """;

    /** No fact counts from so early a day. */
    static final LocalDate BEFORE_ALL = LocalDate.of(1, 1, 1);

    private static final String PAGE =
            PARTS
                    + """
                    SELECT effective, position, amount FROM part WHERE (effective, position) > (:day, :after)
                    ORDER BY effective, position LIMIT :limit
                    """;

    private static final String WHOLE =
            PARTS + "SELECT count(*), coalesce(sum(amount), 0) FROM part";

    /**
     * What one fact adds.
     *
     * @param amount negative where it takes away
     */
    record Part(LocalDate effective, long position, Sum amount) {}

    /** What all of them come to. */
    record Whole(long count, Sum sum) {}

    private final Snapshot snapshot;
    private final Scope scope;
    private final Figure figure;

    FigurePostings(Snapshot snapshot, Scope scope, Figure figure) {
        this.snapshot = snapshot;
        this.scope = scope;
        this.figure = figure;
    }

    /** The oldest ones. */
    List<Part> first(int limit) {
        return after(BEFORE_ALL, 0, limit);
    }

    /** Those after a day and position, oldest first. */
    List<Part> after(LocalDate day, long position, int limit) {
        return query(PAGE)
                .param("day", day)
                .param("after", position)
                .param("limit", limit)
                .query(
                        (row, _) ->
                                new Part(
                                        row.getObject(1, LocalDate.class),
                                        row.getLong(2),
                                        new Sum(row.getBigDecimal(3).toBigIntegerExact())))
                .list();
    }

    Whole whole() {
        return query(WHOLE)
                .query(
                        (row, _) ->
                                new Whole(
                                        row.getLong(1),
                                        new Sum(row.getBigDecimal(2).toBigIntegerExact())))
                .single();
    }

    private StatementSpec query(String sql) {
        return ScopeSql.of(snapshot, scope, sql)
                .param("added", numbers(measure -> figure.sign(measure) > 0))
                .param("taken", numbers(measure -> figure.sign(measure) < 0))
                .param("once", numbers(measure -> figure.countedByOtherLeg(measure, true)));
    }

    private Integer[] numbers(Predicate<Measure> which) {
        return figure.measures().stream()
                .filter(which)
                .map(Measure::number)
                .sorted()
                .toArray(Integer[]::new);
    }
}
