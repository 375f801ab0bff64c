package budgettrail.query.replay;

import budgettrail.query.journal.Stretches;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked to find out where two generations differ. Each question answers with the columns of
 * a {@link Drift} and how many there are of them, by line, measure and day. Lines are told by their
 * keys: their numbers are others in each generation.
 *
 * <p>Nothing is told to the planner that it could look up in its statistics: they know nothing of a
 * generation just made.
 */
final class Questions {
    /** More than are kept, so that all days of a line are there where its sums differ. */
    private static final int MOST = 1_000;

    private static final int LEVELS = 10;

    private static final String ANSWER =
            """
            SELECT count(*) OVER () AS count, it.* FROM (
              SELECT fiscal_year, key, %s AS measure, %s AS effective, %s AS subject, %s AS live_fen,
                %s AS replayed_fen, %s AS live_state, %s AS replayed_state, %s AS position
              %s) it
            ORDER BY fiscal_year, key COLLATE "C" NULLS FIRST, measure, effective NULLS FIRST, subject LIMIT %d
            """;

    private static final String NO_DAY = "cast(NULL AS date)";
    private static final String NO_WORD = "cast(NULL AS text)";
    private static final String NO_SUM = "cast(NULL AS numeric)";
    private static final String NOWHERE = "cast(NULL AS bigint)";
    private static final String NO_MEASURE = "cast(NULL AS smallint)";

    private static final String PEER =
            """
            CASE WHEN t.peer_no IS NOT NULL THEN
              (SELECT o.key FROM query.line o WHERE o.generation = t.generation AND o.line_no = t.peer_no) END
            """;

    /** One of them. */
    record Question(Kept kept, String sql) {}

    private final int live;
    private final int fresh;
    private final Extent extent;
    private final long end;

    /**
     * @param end the last fact that counts; the fresh generation holds no other
     */
    Questions(int live, int fresh, Extent extent, long end) {
        this.live = live;
        this.fresh = fresh;
        this.extent = extent;
        this.end = end;
    }

    /**
     * @param now whether what is read now is asked about, or only what is read of the past
     */
    List<Question> all(boolean now) {
        var all = new ArrayList<Question>();
        all.add(new Question(Kept.JOURNAL, journal()));
        if (now) {
            all.add(new Question(Kept.BALANCE, sums("balance", "")));
            all.add(new Question(Kept.DAILY, sums("daily", ", effective")));
            all.add(new Question(Kept.YEAR, years()));
        }
        all.add(new Question(Kept.STRETCH, stretches()));
        all.add(new Question(Kept.OPENED, opened()));
        all.add(new Question(Kept.PARKED, parked()));
        if (extent.kind() == Extent.Kind.ALL) {
            all.add(new Question(Kept.CODE, codes()));
        }
        all.add(
                new Question(
                        Kept.DESCRIPTION,
                        rows(
                                "line_description",
                                "cast(NULL AS text)",
                                "t.unit",
                                "t.effective, t.unit, t.function, t.kind, t.category, t.project,"
                                        + " t.department_economic, t.government_economic, t.fund,"
                                        + " t.fiscal_appropriation_fen, t.procurement")));
        all.add(
                new Question(
                        Kept.ADJUSTMENT,
                        rows(
                                "adjustment",
                                "t.adjustment",
                                "t.step",
                                "t.step, t.effective, t.amount_fen, t.statutory, t.document,"
                                        + " t.reason, t.ground, t.actor, t.recorded_at, "
                                        + PEER)));
        all.add(
                new Question(
                        Kept.COMMITMENT,
                        rows(
                                "commitment_step",
                                "t.commitment",
                                "t.step",
                                "t.step, t.effective, t.amount_fen, t.payee, t.document,"
                                        + " t.reason")));
        all.add(new Question(Kept.PAYMENT, payments()));
        all.add(new Question(Kept.PAYMENT, steps()));
        return all;
    }

    /** Posting by posting, since another one of the same day may make up for one that is gone. */
    private String journal() {
        var side =
                """
                SELECT t.position, t.measure, l.fiscal_year, l.key, t.effective, t.amount_fen,
                  %s AS peer
                FROM %s WHERE t.position <= %s
                """;
        var from =
                """
                FROM (
                  SELECT it.*, measure, position FROM (%1$s) w FULL JOIN (%2$s) n USING (position, measure)
                    CROSS JOIN LATERAL (VALUES (w.fiscal_year, w.key, w.effective, w.amount_fen, 0),
                                               (n.fiscal_year, n.key, n.effective, 0, n.amount_fen))
                      AS it (fiscal_year, key, effective, was, made)
                  WHERE (w.fiscal_year, w.key, w.effective, w.amount_fen, w.peer)
                    IS DISTINCT FROM (n.fiscal_year, n.key, n.effective, n.amount_fen, n.peer)
                    AND it.key IS NOT NULL
                ) differing GROUP BY fiscal_year, key, measure, effective
                """;
        return ANSWER.formatted(
                "measure",
                "effective",
                NO_WORD,
                "sum(was)",
                "sum(made)",
                NO_WORD,
                NO_WORD,
                "min(position)",
                from.formatted(
                        side.formatted(PEER, lines("posting", live), untold(end)),
                        side.formatted(PEER, lines("posting", fresh), untold(end))),
                MOST);
    }

    /** What is live now, without what came since: nobody posts between one row and the next. */
    private String sums(String table, String day) {
        var from =
                """
                FROM (
                  SELECT fiscal_year, key, measure%1$s, sum(fen) AS fen FROM (
                    SELECT l.fiscal_year, l.key, measure%1$s, t.amount_fen AS fen FROM %2$s
                    UNION ALL
                    SELECT l.fiscal_year, l.key, measure%1$s, -t.amount_fen FROM %3$s WHERE t.position > %5$s
                  ) kept GROUP BY fiscal_year, key, measure%1$s
                ) w FULL JOIN (
                  SELECT l.fiscal_year, l.key, measure%1$s, t.amount_fen AS fen FROM %4$s
                ) n USING (fiscal_year, key, measure%1$s)
                WHERE coalesce(w.fen, 0) <> coalesce(n.fen, 0)
                """
                        .formatted(
                                day,
                                lines(table, live),
                                lines("posting", live),
                                lines(table, fresh),
                                untold(end));
        return ANSWER.formatted(
                "measure",
                day.isEmpty() ? NO_DAY : "effective",
                NO_WORD,
                "coalesce(w.fen, 0)",
                "coalesce(n.fen, 0)",
                NO_WORD,
                NO_WORD,
                NOWHERE,
                from,
                MOST);
    }

    /** A later day than the log says only lets more be added up than needs to be. */
    private String years() {
        var year = extent.year();
        var from =
                """
                FROM (SELECT * FROM query.year WHERE generation = %s) n
                  LEFT JOIN (SELECT * FROM query.year WHERE generation = %s) w USING (fiscal_year)
                  CROSS JOIN (SELECT %s AS key) nobody
                WHERE %s AND w.last_effective IS DISTINCT FROM greatest(w.last_effective, n.last_effective)
                """
                        .formatted(
                                generation(fresh),
                                generation(live),
                                NO_WORD,
                                year == null ? "true" : "fiscal_year = " + year.value());
        return ANSWER.formatted(
                NO_MEASURE,
                "n.last_effective",
                NO_WORD,
                NO_SUM,
                NO_SUM,
                "cast(w.last_effective AS text)",
                "cast(n.last_effective AS text)",
                NOWHERE,
                from,
                MOST);
    }

    /**
     * Those that are written and end before the last fact that counts: of the lowest level against
     * the postings, of each other one against those of which it is made.
     */
    private String stretches() {
        var from =
                """
                FROM (
                  WITH written AS MATERIALIZED (
                    SELECT level, size, least(%1$s / size, cast(%2$s AS bigint) * length / size) AS full_to
                    FROM (SELECT level, g.positions_per_stretch AS length,
                            g.positions_per_stretch * cast(power(%3$d, level) AS bigint) AS size
                          FROM query.generation g CROSS JOIN generate_series(0, %4$d) AS level
                          WHERE g.generation = %5$s) AS sized
                  ), was AS MATERIALIZED (
                    SELECT t.level, t.stretch, l.fiscal_year, l.key, t.measure, t.effective, t.amount_fen AS fen
                    FROM %6$s JOIN written ON written.level = t.level AND t.stretch < written.full_to
                  ), due AS (
                    SELECT 0 AS level, (t.position - 1) / size AS stretch, l.fiscal_year, l.key, t.measure, t.effective,
                      sum(t.amount_fen) AS fen
                    FROM %7$s JOIN written ON written.level = 0 AND t.position <= full_to * size
                    GROUP BY 1, 2, 3, 4, 5, 6
                    UNION ALL
                    SELECT written.level, was.stretch / %3$d, was.fiscal_year, was.key, was.measure, was.effective,
                      sum(was.fen)
                    FROM was JOIN written ON written.level = was.level + 1 AND was.stretch < written.full_to * %3$d
                    GROUP BY 1, 2, 3, 4, 5, 6
                  )
                  SELECT fiscal_year, key, measure, effective, coalesce(was.fen, 0) AS was, coalesce(due.fen, 0) AS made,
                    stretch * size + 1 AS first, level
                  FROM was FULL JOIN due USING (level, stretch, fiscal_year, key, measure, effective)
                    JOIN written USING (level)
                  WHERE coalesce(was.fen, 0) <> coalesce(due.fen, 0)
                ) differing
                """
                        .formatted(
                                untold(end),
                                Stretches.written(generation(live), 0),
                                Stretches.TOGETHER,
                                LEVELS - 1,
                                generation(live),
                                lines("stretch", live),
                                lines("posting", fresh));
        return ANSWER.formatted(
                "measure",
                "effective",
                NO_WORD,
                "was",
                "made",
                NO_WORD,
                NO_WORD,
                "first",
                from,
                MOST);
    }

    /** Facts since can only open a line, or have it open from an earlier day. */
    private String opened() {
        var lines =
                "SELECT t.fiscal_year, t.key, t.opened FROM query.line t WHERE t.generation = %s%s";
        var from =
                """
                FROM (
                  SELECT fiscal_year, key, w.opened AS was, n.opened AS made
                  FROM (%s) w FULL JOIN (%s) n USING (fiscal_year, key)
                  WHERE n.opened < coalesce(w.opened, 'infinity') OR w.opened IS DISTINCT FROM n.opened
                    AND (SELECT position FROM query.generation WHERE generation = %s) = %s
                ) differing
                """
                        .formatted(
                                lines.formatted(generation(live), named("t.")),
                                lines.formatted(generation(fresh), named("t.")),
                                generation(live),
                                untold(end));
        return ANSWER.formatted(
                NO_MEASURE,
                NO_DAY,
                NO_WORD,
                NO_SUM,
                NO_SUM,
                "cast(was AS text)",
                "cast(made AS text)",
                NOWHERE,
                from,
                MOST);
    }

    private String parked() {
        var facts =
                """
                SELECT t.position, t.position AS since, t.fiscal_year, t.key, t.reason FROM query.parked t
                WHERE t.generation = %s AND t.position <= %s%s
                UNION ALL
                SELECT 0, t.parked_position, t.fiscal_year, t.key,
                  t.parked_reason || ' ' || coalesce(t.parked_position, 0)
                FROM query.line t
                WHERE t.generation = %1$s AND t.parked_reason IS NOT NULL
                  AND coalesce(t.parked_position, 0) <= %2$s%3$s
                """;
        var keyed = named("t.");
        var from =
                """
                FROM (
                  SELECT fiscal_year, key, min(least(w.since, n.since)) AS position, min(w.reason) AS was,
                    min(n.reason) AS made
                  FROM (%s) w FULL JOIN (%s) n USING (fiscal_year, key, position)
                  WHERE w.reason IS DISTINCT FROM n.reason GROUP BY fiscal_year, key
                ) differing
                """
                        .formatted(
                                facts.formatted(generation(live), untold(end), keyed),
                                facts.formatted(generation(fresh), untold(end), keyed));
        return ANSWER.formatted(
                NO_MEASURE,
                NO_DAY,
                NO_WORD,
                NO_SUM,
                NO_SUM,
                "split_part(was, ' ', 1)",
                "split_part(made, ' ', 1)",
                "position",
                from,
                MOST);
    }

    /**
     * Rows that are never changed, one for a fact.
     *
     * @param what all that must be the same
     */
    private String rows(String table, String subject, String state, String what) {
        var side =
                "SELECT t.position, l.fiscal_year, l.key, %s AS subject, %s AS state, row(%s)::text"
                        + " AS what FROM %%s WHERE t.position <= %s";
        var sides = side.formatted(subject, state, what, untold(end));
        return rows(
                sides.formatted(lines(table, live)),
                sides.formatted(lines(table, fresh)),
                "(w.fiscal_year, w.key, w.subject, w.what) IS DISTINCT FROM"
                        + " (n.fiscal_year, n.key, n.subject, n.what)");
    }

    private static String rows(String was, String made, String differ) {
        var from =
                """
                FROM (
                  SELECT coalesce(w.fiscal_year, n.fiscal_year) AS fiscal_year, coalesce(w.key, n.key) AS key,
                    coalesce(w.subject, n.subject) AS subject, min(position) AS position,
                    min(w.state) AS was, min(n.state) AS made
                  FROM (%s) w FULL JOIN (%s) n USING (position) WHERE %s GROUP BY 1, 2, 3
                ) differing
                """
                        .formatted(was, made, differ);
        return ANSWER.formatted(
                NO_MEASURE,
                NO_DAY,
                "subject",
                NO_SUM,
                NO_SUM,
                "was",
                "made",
                "position",
                from,
                MOST);
    }

    /** Of no line and no year; they are told in that from which they count. */
    private String codes() {
        var side =
                """
                SELECT t.position, cast(extract(year FROM t.effective) AS smallint) AS fiscal_year, %s AS key,
                  t.code AS subject, concat_ws(' ', t.effective, t.name_zh, t.name_en, t.parent, t.category) AS state,
                  row(t.kind, t.effective, t.name_zh, t.name_en, t.parent, t.category)::text AS what
                FROM query.code_description t WHERE t.generation = %s AND t.position <= %s
                """;
        return rows(
                side.formatted(NO_WORD, generation(live), untold(end)),
                side.formatted(NO_WORD, generation(fresh), untold(end)),
                "(w.subject, w.what) IS DISTINCT FROM (n.subject, n.what)");
    }

    /** What became of it since is not known at the last fact that counts. */
    private String payments() {
        var side =
                """
                SELECT t.position, l.fiscal_year, l.key, t.disbursement AS subject, t.status AS state,
                  row(t.effective, t.amount_fen, t.unit, t.voucher, t.payee, t.commitment, t.corrects, t.reason,
                    t.first_step, t.actor, t.recorded_at)::text AS what
                FROM %s WHERE t.position <= %s
                """;
        var later =
                """
                (SELECT DISTINCT disbursement AS subject, true AS later FROM query.disbursement_step
                 WHERE generation = %s AND position > %s) later
                """
                        .formatted(generation(live), untold(end));
        var was =
                "SELECT w.*, later.later FROM (%s) w LEFT JOIN %s USING (subject)"
                        .formatted(side.formatted(lines("disbursement", live), untold(end)), later);
        return rows(
                was,
                side.formatted(lines("disbursement", fresh), untold(end)),
                "(w.fiscal_year, w.key, w.subject, w.what) IS DISTINCT FROM"
                        + " (n.fiscal_year, n.key, n.subject, n.what)"
                        + " OR w.later IS NULL AND w.state IS DISTINCT FROM n.state");
    }

    private String steps() {
        var side =
                """
                SELECT s.position, l.fiscal_year, l.key, s.disbursement AS subject, s.step AS state,
                  row(s.step, s.effective, s.amount_fen, s.actor, s.recorded_at, s.reference, s.reason)::text AS what
                FROM %s JOIN query.disbursement_step s ON s.generation = t.generation
                  AND s.disbursement = t.disbursement
                WHERE s.position <= %s
                """;
        return rows(
                side.formatted(lines("disbursement", live), untold(end)),
                side.formatted(lines("disbursement", fresh), untold(end)),
                "(w.fiscal_year, w.key, w.subject, w.what) IS DISTINCT FROM"
                        + " (n.fiscal_year, n.key, n.subject, n.what)");
    }

    /** The rows {@code t} of a table, of the lines {@code l} of the extent. */
    private String lines(String table, int generation) {
        var rows =
                "SELECT * FROM query.%s WHERE generation = %s"
                        .formatted(table, generation(generation));
        var year = extent.year();
        if (year != null) {
            rows += " AND fiscal_year = " + year.value();
        }
        if (extent.key() != null) {
            rows +=
                    " AND line_no = (SELECT line_no FROM query.line WHERE generation = %s%s)"
                            .formatted(generation(generation), named(""));
        }
        return "(%s) t JOIN query.line l ON l.generation = %s AND l.line_no = t.line_no AND l.fiscal_year = t.fiscal_year"
                .formatted(rows, generation(generation));
    }

    /** The condition that a row names a line of the extent by its key. */
    private String named(String row) {
        var year = extent.year();
        if (year == null) {
            return "";
        }
        var ofYear = " AND %sfiscal_year = %d".formatted(row, year.value());
        return extent.key() == null
                ? ofYear
                : ofYear + " AND %skey = (SELECT ?::text)".formatted(row);
    }

    private static String generation(int number) {
        return "(SELECT cast(" + number + " AS smallint))";
    }

    private static String untold(long position) {
        return "(SELECT cast(" + position + " AS bigint))";
    }
}
