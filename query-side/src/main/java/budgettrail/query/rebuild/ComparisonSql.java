package budgettrail.query.rebuild;

/**
 * How two generations are compared: by line and measure, whatever numbers the lines have in each. A
 * balance that is not there is nothing.
 */
final class ComparisonSql {
    /**
     * All of them once; the answer is how many differ. Nobody posts between balances and postings:
     * one statement sees one state. The bounds of the postings are not told to the planner, so that
     * it reads the few that there are by key.
     */
    static final String COMPARE =
            """
            WITH was AS (
              SELECT l.fiscal_year, l.key, b.measure, b.amount_fen AS fen
              FROM query.balance b JOIN query.line l USING (generation, line_no, fiscal_year)
              WHERE generation = cast(:left AS smallint)
            ), since AS (
              SELECT fiscal_year, line_no, measure, -sum(amount_fen) AS fen FROM query.posting
              WHERE generation = (SELECT cast(:fresh AS smallint)) AND position > (SELECT cast(:position AS bigint))
                AND position <= (SELECT position FROM query.generation WHERE generation = cast(:fresh AS smallint))
              GROUP BY fiscal_year, line_no, measure
            ), remade AS (
              SELECT l.fiscal_year, l.key, measure, coalesce(b.amount_fen, 0) + coalesce(s.fen, 0) AS fen
              FROM (SELECT * FROM query.balance WHERE generation = cast(:fresh AS smallint)) b
                FULL JOIN since s USING (fiscal_year, line_no, measure)
                JOIN query.line l USING (fiscal_year, line_no)
              WHERE l.generation = cast(:fresh AS smallint)
            ), difference AS MATERIALIZED (
              SELECT fiscal_year, key, measure, coalesce(was.fen, 0) AS live_fen, coalesce(remade.fen, 0) AS remade_fen
              FROM was FULL JOIN remade USING (fiscal_year, key, measure)
              WHERE coalesce(was.fen, 0) <> coalesce(remade.fen, 0)
            ), kept AS (
              INSERT INTO query.rebuild_difference (job, rank, fiscal_year, key, measure, live_fen, remade_fen)
              SELECT :job, row_number() OVER (ORDER BY fiscal_year, key, measure), fiscal_year, key, measure, live_fen,
                remade_fen
              FROM difference ORDER BY fiscal_year, key, measure LIMIT :most
            )
            UPDATE query.rebuild SET differences = (SELECT count(*) FROM difference) WHERE job = :job
            RETURNING differences
            """;

    private static final String POSTINGS =
            """
            SELECT p.position, p.amount_fen FROM query.posting p
            WHERE p.generation = (SELECT cast(%1$s AS smallint)) AND p.measure = d.measure
              AND p.line_no = (SELECT l.line_no FROM query.line l WHERE l.generation = (SELECT cast(%1$s AS smallint))
                AND l.fiscal_year = d.fiscal_year AND l.key = d.key)
            """;

    /** The first posting that only one of them has, or that has another amount in each. */
    static final String TRACE =
            """
            UPDATE query.rebuild_difference d SET position = (
              SELECT min(position) FROM (%s) was
                FULL JOIN (%s AND p.position <= (SELECT cast(:position AS bigint))) remade USING (position)
              WHERE was.amount_fen IS DISTINCT FROM remade.amount_fen)
            WHERE job = :job
            """
                    .formatted(POSTINGS.formatted(":left"), POSTINGS.formatted(":fresh"));

    private ComparisonSql() {}
}
