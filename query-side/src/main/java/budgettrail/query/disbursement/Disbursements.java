package budgettrail.query.disbursement;

import budgettrail.query.disbursement.DisbursementAnswer.Status;
import budgettrail.query.disbursement.DisbursementAnswer.Step;
import budgettrail.query.figures.Sum;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Finds payments and adds up what became of each by the moment asked for. */
final class Disbursements {
    /** The steps of a payment {@code d}. The first is in its own row. */
    private static final String STEPS_OF_IT =
            """
            SELECT d.position, d.first_step AS step, d.effective, d.amount_fen, d.actor, d.recorded_at,
                   CAST(NULL AS text) AS reference, d.reason
            UNION ALL
            SELECT position, step, effective, amount_fen, actor, recorded_at, reference, reason
            FROM query.disbursement_step
            WHERE generation = d.generation AND disbursement = d.disbursement AND position <= :position
            """;

    /** What became of a payment {@code d}, as {@code s}. */
    static final String STANDING =
            """
            CROSS JOIN LATERAL (
              SELECT (array_agg(step ORDER BY position DESC) FILTER (WHERE step <> 'REFUNDED'))[1] AS standing,
                     (array_agg(actor ORDER BY position))[1] AS requested_by,
                     (array_agg(actor ORDER BY position DESC) FILTER (WHERE step IN ('APPROVED', 'REJECTED')))[1]
                       AS decided_by,
                     max(reference) FILTER (WHERE step = 'REVERSED') AS corrected_by,
                     max(effective) FILTER (WHERE step = 'PAID') AS paid_on,
                     coalesce(sum(amount_fen) FILTER (WHERE step = 'REFUNDED'), 0)::bigint AS refunded_fen
              FROM (%s) steps WHERE step = 'REQUESTED' OR effective <= :asOf
            ) s
            """
                    .formatted(STEPS_OF_IT);

    /** Whether a payment {@code d} counts by the day: asked for by then, or paid by then. */
    static final String COUNTS =
            """
            (d.effective <= :asOf OR EXISTS (
              SELECT 1 FROM query.disbursement_step p
              WHERE p.generation = d.generation AND p.disbursement = d.disbursement AND p.step = 'PAID'
                AND p.position <= :position AND p.effective <= :asOf))
            """;

    /**
     * So many are looked at for a page of those that had a status at a past moment: what a payment
     * was is known only once it was looked up, and there may be none.
     */
    static final int LOOKED_AT = 2_000;

    /**
     * The payments are found by index and in order first, and only then what became of each: a line
     * of a million costs no more than its page. The lines seen are looked up once, and only for
     * whoever does not see all.
     */
    private static final String CANDIDATES =
            """
            WITH seen AS MATERIALIZED (
              SELECT l.line_no FROM (%s) AS asked(of_year) CROSS JOIN LATERAL (
                SELECT DISTINCT ON (line_no) line_no, unit FROM query.line_description
                WHERE generation = :generation AND fiscal_year = of_year
                  AND effective <= :asOf AND position <= :position
                ORDER BY line_no, effective DESC, position DESC) l
              WHERE l.unit = ANY (:units)
            ), candidates AS (
              SELECT d.* FROM (%s) AS asked(of_year) CROSS JOIN LATERAL (
                SELECT * FROM query.disbursement d
                WHERE d.generation = :generation AND d.position > :after AND d.position <= :position
                  AND %s
                  AND (cast(:units AS text[]) IS NULL OR d.line_no IN (SELECT line_no FROM seen))
                  AND (cast(:paying AS text[]) IS NULL OR d.unit = ANY (:paying))
                  %s
                ORDER BY d.position LIMIT :looked) d
              ORDER BY d.position LIMIT :looked
            )
            """;

    private static final String FOUND =
            """
            SELECT d.*, l.key, s.* FROM candidates d
            CROSS JOIN LATERAL (SELECT key FROM query.line
                                WHERE generation = d.generation AND line_no = d.line_no OFFSET 0) l
            %s
            WHERE cast(:status AS text) IS NULL OR s.standing = :status
            ORDER BY d.position LIMIT :limit
            """
                    .formatted(STANDING);

    private static final String LOOKED_UNTIL =
            "SELECT max(position) FROM candidates HAVING count(*) = :looked";

    /**
     * Each is in order by itself: the years are merged, and none is read to its end. A payment
     * counts from days of its line's year.
     */
    private static final String EVERY_YEAR =
            """
            SELECT fiscal_year FROM query.year
            WHERE generation = :generation AND fiscal_year BETWEEN :firstYear AND :lastYear
            """;

    private static final String ONE_LOOK = "VALUES (0)";
    private static final String ONE_YEAR = "VALUES (cast(:year AS smallint))";

    /** A key is asked for with its year. */
    private static final String OF_LINE =
            """
            AND d.line_no = (SELECT line_no FROM query.line
                             WHERE generation = :generation AND fiscal_year = :year AND key = :key)
            """;

    private static final String STEPS =
            """
            SELECT steps.* FROM query.disbursement d CROSS JOIN LATERAL (%s) steps
            WHERE d.generation = :generation AND d.disbursement = :disbursement AND d.position <= :position
              AND (steps.step = 'REQUESTED' OR steps.effective <= :asOf)
            ORDER BY steps.position
            """
                    .formatted(STEPS_OF_IT);

    /**
     * A payment, and where it stands in the log. Amounts as sums, and as the answer writes them.
     */
    record Found(long position, Sum amount, Sum refunded, DisbursementAnswer answer) {}

    private Disbursements() {}

    /** A payment, whoever paid it and whoever sees its line. */
    static Optional<Found> one(Snapshot snapshot, Sight sight, String id) {
        return find(snapshot, sight.everything(), DisbursementFilter.only(id)).stream().findFirst();
    }

    /**
     * Of the lines seen, whoever paid: one payment more than the limit, if there is one.
     *
     * @param seen the units whose lines are seen, as the snapshot describes these
     */
    static List<Found> find(Snapshot snapshot, Sight seen, DisbursementFilter filter) {
        return find(snapshot, seen, seen.everything(), filter);
    }

    /**
     * As above.
     *
     * @param paying the units that paid
     */
    static List<Found> find(
            Snapshot snapshot, Sight seen, Sight paying, DisbursementFilter filter) {
        return asked(snapshot, seen, paying, filter, FOUND).query((row, _) -> found(row)).list();
    }

    /** The last one that was looked at for a page, if there may be others behind it. */
    static Optional<Long> lookedUntil(
            Snapshot snapshot, Sight seen, Sight paying, DisbursementFilter filter) {
        return asked(snapshot, seen, paying, filter, LOOKED_UNTIL).query(Long.class).optional();
    }

    private static StatementSpec asked(
            Snapshot snapshot, Sight seen, Sight paying, DisbursementFilter filter, String what) {
        return snapshot.sql(candidates(filter) + what)
                .param("after", filter.after())
                .param("year", filter.year())
                .param("firstYear", filter.firstYear())
                .param("lastYear", filter.lastYear(snapshot.asOf()))
                .param("key", filter.key())
                .param("disbursement", filter.disbursement())
                .param("voucher", filter.voucher())
                .param("units", seen.array())
                .param("paying", paying.array())
                .param("from", filter.from())
                .param("to", filter.to())
                .param("status", filter.status() == null ? null : filter.status().name())
                .param("looked", looked(filter))
                .param("limit", filter.limit() + 1);
    }

    private static int looked(DisbursementFilter filter) {
        var page = filter.limit() + 1;
        return filter.status() == null || filter.now() ? page : Math.max(page, LOOKED_AT);
    }

    private static String candidates(DisbursementFilter filter) {
        return CANDIDATES.formatted(
                filter.year() == null ? EVERY_YEAR : ONE_YEAR,
                ofEveryYear(filter) ? EVERY_YEAR : ONE_LOOK,
                COUNTS,
                conditions(filter));
    }

    /** Whether no other index than that of a year has the payments in order. */
    private static boolean ofEveryYear(DisbursementFilter filter) {
        var unpaid = filter.status() != null && filter.status() != Status.PAID;
        return filter.year() == null && filter.disbursement() == null && !(filter.now() && unpaid);
    }

    /** Only what is asked for, so that each filter finds its index. */
    private static String conditions(DisbursementFilter filter) {
        var sql = new StringBuilder(ofEveryYear(filter) ? "AND d.fiscal_year = of_year " : "");
        condition(sql, filter.year(), "AND d.fiscal_year = :year ");
        condition(sql, filter.key(), OF_LINE);
        condition(sql, filter.disbursement(), "AND d.disbursement = :disbursement ");
        condition(sql, filter.voucher(), "AND d.voucher = :voucher ");
        condition(sql, filter.from(), "AND d.effective >= :from ");
        condition(sql, filter.to(), "AND d.effective <= :to ");
        condition(sql, filter.now() ? filter.status() : null, "AND d.status = :status ");
        return sql.toString();
    }

    private static void condition(StringBuilder sql, @Nullable Object asked, String condition) {
        if (asked != null) {
            sql.append(condition);
        }
    }

    static List<Step> steps(Snapshot snapshot, String disbursement) {
        return snapshot.sql(STEPS)
                .param("disbursement", disbursement)
                .query((row, _) -> step(row))
                .list();
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getLong("position"),
                row.getString("step"),
                row.getObject("effective", LocalDate.class),
                Sum.ofFen(row.getLong("amount_fen")).yuan(),
                row.getString("actor"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("reference"),
                row.getString("reason"));
    }

    static Found found(ResultSet row) throws SQLException {
        var amount = Sum.ofFen(row.getLong("amount_fen"));
        var refunded = Sum.ofFen(row.getLong("refunded_fen"));
        var status = Status.valueOf(row.getString("standing"));
        var refundable = status == Status.PAID ? amount.minus(refunded) : Sum.ZERO;
        return new Found(
                row.getLong("position"),
                amount,
                refunded,
                new DisbursementAnswer(
                        row.getString("disbursement"),
                        row.getInt("fiscal_year") + ":" + row.getString("key"),
                        row.getString("unit"),
                        amount.yuan(),
                        row.getString("voucher"),
                        row.getString("payee"),
                        row.getString("commitment"),
                        row.getString("reason"),
                        row.getObject("effective", LocalDate.class),
                        status,
                        refunded.yuan(),
                        refundable.yuan(),
                        row.getObject("paid_on", LocalDate.class),
                        row.getString("requested_by"),
                        row.getString("decided_by"),
                        row.getString("corrects"),
                        row.getString("corrected_by"),
                        null));
    }

    static DisbursementAnswer withSteps(DisbursementAnswer it, @Nullable List<Step> steps) {
        return new DisbursementAnswer(
                it.disbursement(),
                it.line(),
                it.unit(),
                it.amount(),
                it.voucher(),
                it.payee(),
                it.commitment(),
                it.reason(),
                it.effective(),
                it.status(),
                it.refunded(),
                it.refundable(),
                it.paidOn(),
                it.requestedBy(),
                it.decidedBy(),
                it.corrects(),
                it.correctedBy(),
                steps);
    }
}
