package budgettrail.query.fact;

import budgettrail.query.figures.Figure;
import budgettrail.query.figures.Sum;
import budgettrail.query.indicators.Scope;
import budgettrail.query.indicators.ScopeSql;
import budgettrail.query.page.OtherMoment;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.posting.Measure;
import budgettrail.query.reading.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What each fact adds to a figure of a scope, or to its difference between two moments. Read from
 * the journal, so that it is the same for a day and a moment of the past.
 */
final class FigurePostings {
    /**
     * Of a gross figure, the second leg of a virement inside the scope does not count: the first
     * one does.
     */
    private static final String PARTS =
            """
            , part AS (
              SELECT p.effective, p.position, NULL AS cause,
                     sum(CASE WHEN p.measure = ANY (:added) THEN p.amount_fen ELSE -p.amount_fen END) AS amount
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

    /**
     * What counts at the second moment and not at the first is added, what counts at the first and
     * not at the second is taken away. A fact that was there at both is among them where its line,
     * or the other line of its virement, is in the scope at one of them only.
     */
    private static final String PARTS_BETWEEN =
            """
            , part AS (
              SELECT each.effective, each.position, each.cause, sum(each.amount) AS amount
              FROM (
                SELECT p.effective, p.position,
                       CASE WHEN p.position <= :position AND p.position > :positionThen
                              OR p.position > :position AND p.position <= :positionThen THEN 'RECORDED'
                            WHEN p.effective <= :asOf AND p.effective > :asOfThen
                              OR p.effective > :asOf AND p.effective <= :asOfThen THEN 'DAY'
                            WHEN s.here <> s.there THEN 'MOVED'
                            ELSE 'COUNTERPART' END AS cause,
                       CASE WHEN p.measure = ANY (:added) THEN p.amount_fen ELSE -p.amount_fen END
                         * ((s.here AND p.effective <= :asOf AND p.position <= :position
                             AND NOT coalesce(p.once AND t.here, false))::int
                            - (s.there AND p.effective <= :asOfThen AND p.position <= :positionThen
                               AND NOT coalesce(p.once AND t.there, false))::int) AS amount
                FROM scope s CROSS JOIN LATERAL (
                  SELECT effective, position, measure, amount_fen, peer_no, measure = ANY (:once) AS once
                  FROM query.posting
                  WHERE generation = :generation AND line_no = s.line_no
                    AND effective <= greatest(cast(:asOf AS date), cast(:asOfThen AS date))
                    AND position <= greatest(cast(:position AS bigint), cast(:positionThen AS bigint))
                    AND (measure = ANY (:added) OR measure = ANY (:taken)) OFFSET 0
                ) p LEFT JOIN scope t ON t.line_no = p.peer_no
              ) AS each
              GROUP BY each.effective, each.position, each.cause HAVING sum(each.amount) <> 0
            )
            """;

    /** No fact counts from so early a day. */
    static final LocalDate BEFORE_ALL = LocalDate.of(1, 1, 1);

    private static final String PAGE =
            """
            SELECT effective, position, amount, cause FROM part WHERE (effective, position) > (:day, :after)
            ORDER BY effective, position LIMIT :limit
            """;

    private static final String WHOLE = "SELECT count(*), coalesce(sum(amount), 0) FROM part";

    /** Why a fact is a part of a difference. */
    enum Cause {
        /** It counts from a day between those of the two moments. */
        DAY,
        /** It was recorded between what was known at the one and at the other. */
        RECORDED,
        /** Its line is in the scope at one of them only. */
        MOVED,
        /** The other line of the virement is. */
        COUNTERPART
    }

    /**
     * What one fact adds.
     *
     * @param amount negative where it takes away
     * @param cause none: it is a part of a figure
     */
    record Part(LocalDate effective, long position, Sum amount, @Nullable Cause cause) {
        static Part of(ResultSet row) throws SQLException {
            var cause = row.getString("cause");
            return new Part(
                    row.getObject("effective", LocalDate.class),
                    row.getLong("position"),
                    new Sum(row.getBigDecimal("amount").toBigIntegerExact()),
                    cause == null ? null : Cause.valueOf(cause));
        }
    }

    /** What all of them come to. */
    record Whole(long count, Sum sum) {}

    private final Figure figure;
    private final Function<String, StatementSpec> query;

    private FigurePostings(Figure figure, Function<String, StatementSpec> query) {
        this.figure = figure;
        this.query = query;
    }

    /** Of the figure itself. */
    static FigurePostings of(Snapshot snapshot, Scope scope, Figure figure) {
        return new FigurePostings(figure, sql -> ScopeSql.of(snapshot, scope, PARTS + sql));
    }

    /** Of its difference, where the page compares two moments, else of the figure itself. */
    static FigurePostings of(View view, Subject subject, Figure figure) {
        var from = view.from();
        return from == null
                ? of(view.snapshot(), subject.scope(), figure)
                : between(from, view, subject, figure);
    }

    private static FigurePostings between(
            OtherMoment from, View view, Subject subject, Figure figure) {
        return new FigurePostings(
                figure,
                sql ->
                        ScopeSql.between(
                                from.snapshot(),
                                subject.at(from),
                                view.snapshot(),
                                subject.scope(),
                                PARTS_BETWEEN + sql));
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
                .query((row, _) -> Part.of(row))
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
        return query.apply(sql)
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
