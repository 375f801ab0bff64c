package budgettrail.query.adjustment;

import budgettrail.query.figures.Sum;
import budgettrail.query.indicators.Scope;
import budgettrail.query.indicators.ScopeSql;
import budgettrail.query.reading.FirstFound;
import budgettrail.query.reading.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Finds the adjustments of a scope as a day and a moment know them. */
final class Adjustments {
    /** The most that one table holds. */
    static final int MOST = 100_000;

    /** An exemption counts from its adjustment's own day on, and is the last one known. */
    private static final String FOUND =
            """
            SELECT count(*) OVER () AS all_of_them, a.*, s.key, (a.step = 'VIREMENT_IN' AND EXISTS (SELECT 1 FROM scope t WHERE t.line_no = a.peer_no))
                     AS second_leg,
                   e.step AS exemption, e.ground AS exempt_ground
            FROM scope s CROSS JOIN LATERAL (
                SELECT * FROM query.adjustment
                WHERE generation = :generation AND line_no = s.line_no AND step NOT IN ('EXEMPTED', 'COUNTED')
                  AND effective <= :asOf AND position <= :position OFFSET 0) a
              LEFT JOIN LATERAL (
                SELECT x.step, x.ground FROM query.adjustment x
                WHERE x.generation = a.generation AND x.line_no = a.line_no AND x.adjustment = a.adjustment
                  AND x.step IN ('EXEMPTED', 'COUNTED') AND x.position <= :position
                ORDER BY x.position DESC LIMIT 1) e ON true
            ORDER BY a.effective, a.position LIMIT :limit
            """;

    /**
     * An adjustment of a line.
     *
     * @param step SUPPLEMENT, REDUCTION, VIREMENT_IN or VIREMENT_OUT
     * @param secondLeg whether it received what another line of the scope gave: as one adjustment
     *     of both, it counts there
     * @param exempt whether it is left out of the adjustment rate
     * @param statutory whether it is marked as a statutory adjustment (法定预算调整)
     */
    record Found(
            String key,
            String adjustment,
            String step,
            LocalDate effective,
            Sum amount,
            boolean secondLeg,
            boolean exempt,
            @Nullable String ground,
            boolean statutory,
            @Nullable String document,
            @Nullable String reason) {

        /** By how much it changes the adjusted budget. */
        Sum signed() {
            return step.equals("REDUCTION") || step.equals("VIREMENT_OUT")
                    ? Sum.ZERO.minus(amount)
                    : amount;
        }

        /** How much of it is in the gross adjustment rate. */
        Sum counted() {
            return exempt || secondLeg ? Sum.ZERO : amount;
        }
    }

    private Adjustments() {}

    static FirstFound<Found> of(Snapshot snapshot, Scope scope, int limit) {
        return FirstFound.of(
                ScopeSql.withKeys(snapshot, scope, FOUND).param("limit", limit),
                (row, _) -> found(row),
                one -> new String[] {one.document(), one.reason()});
    }

    private static Found found(ResultSet row) throws SQLException {
        var exempt = "EXEMPTED".equals(row.getString("exemption"));
        return new Found(
                row.getString("key"),
                row.getString("adjustment"),
                row.getString("step"),
                row.getObject("effective", LocalDate.class),
                Sum.ofFen(row.getLong("amount_fen")),
                row.getBoolean("second_leg"),
                exempt,
                exempt ? row.getString("exempt_ground") : null,
                row.getBoolean("statutory"),
                row.getString("document"),
                row.getString("reason"));
    }
}
