package budgettrail.query.commitment;

import budgettrail.query.figures.Sum;
import budgettrail.query.indicators.Scope;
import budgettrail.query.indicators.ScopeSql;
import budgettrail.query.reading.Snapshot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the contracts of a scope as a day and a moment know them. */
final class Commitments {
    /** The most that one table holds. */
    static final int MOST = 10_000;

    private static final String FOUND =
            """
            SELECT c.commitment, s.key, min(c.effective) AS since, max(c.payee) AS payee,
                   (array_agg(c.reason ORDER BY c.position) FILTER (WHERE c.reason IS NOT NULL
                      AND c.step = 'PLACED'))[1] AS reason,
                   coalesce(sum(c.amount_fen) FILTER (WHERE c.step NOT IN ('PAID', 'RELEASED')), 0) AS committed,
                   coalesce(sum(c.amount_fen) FILTER (WHERE c.step = 'PAID'), 0) AS paid,
                   coalesce(sum(c.amount_fen) FILTER (WHERE c.step = 'RELEASED'), 0) AS released
            FROM scope s CROSS JOIN LATERAL (
              SELECT * FROM query.commitment_step
              WHERE generation = :generation AND line_no = s.line_no AND effective <= :asOf
                AND position <= :position OFFSET 0) c
            GROUP BY c.commitment, s.key ORDER BY min(c.position) LIMIT :limit
            """;

    /**
     * A contract.
     *
     * @param since the day it was placed or reopened for
     */
    record Found(
            String commitment,
            String key,
            LocalDate since,
            @Nullable String payee,
            @Nullable String reason,
            Sum committed,
            Sum paid,
            Sum released) {
        Sum outstanding() {
            return committed.minus(paid).minus(released);
        }
    }

    private Commitments() {}

    static List<Found> of(Snapshot snapshot, Scope scope) {
        return ScopeSql.withKeys(snapshot, scope, FOUND)
                .param("limit", MOST + 1)
                .query(
                        (row, _) ->
                                new Found(
                                        row.getString("commitment"),
                                        row.getString("key"),
                                        row.getObject("since", LocalDate.class),
                                        row.getString("payee"),
                                        row.getString("reason"),
                                        sum(row.getBigDecimal("committed")),
                                        sum(row.getBigDecimal("paid")),
                                        sum(row.getBigDecimal("released"))))
                .list();
    }

    private static Sum sum(BigDecimal fen) {
        return new Sum(fen.toBigIntegerExact());
    }
}
