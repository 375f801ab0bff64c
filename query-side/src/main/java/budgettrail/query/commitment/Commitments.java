package budgettrail.query.commitment;

import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.query.fact.LineFact;
import budgettrail.query.figures.Sum;
import budgettrail.query.indicators.Scope;
import budgettrail.query.indicators.ScopeSql;
import budgettrail.query.reading.FirstFound;
import budgettrail.query.reading.Held;
import budgettrail.query.reading.Snapshot;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Finds the contracts of a scope as a day and a moment know them. */
final class Commitments {
    /** The most that one table holds. */
    static final int MOST = 100_000;

    private static final String ANY = "SELECT EXISTS (SELECT 1 FROM scope)";

    /** What the steps {@code c} of a contract come to. */
    private static final String STANDING =
            """
            min(c.effective) AS since, max(c.payee) AS payee,
                   (array_agg(c.reason ORDER BY c.position) FILTER (WHERE c.reason IS NOT NULL
                      AND c.step = 'PLACED'))[1] AS reason,
                   coalesce(sum(c.amount_fen) FILTER (WHERE c.step NOT IN ('PAID', 'RELEASED')), 0) AS committed,
                   coalesce(sum(c.amount_fen) FILTER (WHERE c.step = 'PAID'), 0) AS paid,
                   coalesce(sum(c.amount_fen) FILTER (WHERE c.step = 'RELEASED'), 0) AS released
            """;

    private static final String FOUND =
            """
            SELECT found.*, count(*) OVER () AS all_of_them, sum(found.committed) OVER () AS all_committed,
                   sum(found.paid) OVER () AS all_paid, sum(found.released) OVER () AS all_released
            FROM (SELECT c.commitment, s.key, min(c.position) AS first, %s FROM scope s CROSS JOIN LATERAL (
              SELECT * FROM query.commitment_step
              WHERE generation = :generation AND line_no = s.line_no AND effective <= :asOf
                AND position <= :position OFFSET 0) c
            GROUP BY c.commitment, s.key) found
            ORDER BY found.first LIMIT :limit
            """
                    .formatted(STANDING);

    private static final String ONE = "SELECT " + STANDING + " FROM (%s) c HAVING count(*) > 0";

    /** The steps of a contract of a line by the day, each with what was left behind it. */
    private static final String STEPS =
            """
            SELECT * FROM (
              SELECT position, change, sum(change) OVER (ORDER BY position) AS outstanding
              FROM (SELECT position, CASE WHEN step IN ('PAID', 'RELEASED') THEN -amount_fen ELSE amount_fen END AS change
                    FROM (%s) c) changes) steps
            WHERE position > :after ORDER BY position LIMIT :limit
            """;

    private static final String OF_ONE =
            """
            SELECT * FROM query.commitment_step
            WHERE generation = :generation AND commitment = :commitment AND effective <= :asOf AND position <= :position
              AND line_no = (SELECT line_no FROM query.line
                             WHERE generation = :generation AND fiscal_year = :year AND key = :key)
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

    /**
     * Something that made or changed a contract, or was paid under it.
     *
     * @param change of what is left of it
     * @param outstanding what was left behind it
     */
    record Step(long position, Sum change, Sum outstanding) {}

    private Commitments() {}

    /** One contract; none: there is none by the day. */
    static Optional<Found> find(Snapshot snapshot, LineId line, String commitment) {
        return one(snapshot, line, commitment, ONE)
                .query((row, _) -> found(row, commitment, line.key()))
                .optional();
    }

    /** One step more than the limit, if there is one. */
    static List<Step> steps(
            Snapshot snapshot, LineId line, String commitment, long after, int limit) {
        return one(snapshot, line, commitment, STEPS)
                .param("after", after)
                .param("limit", limit + 1)
                .query(
                        (row, _) ->
                                new Step(
                                        row.getLong("position"),
                                        Sum.ofFen(row.getLong("change")),
                                        sum(row.getBigDecimal("outstanding"))))
                .list();
    }

    /** A step, and the fact that it is. */
    record Happened(Step step, Recorded recorded, LineEvent fact) {}

    static List<Happened> read(List<Step> steps, EventLog log) {
        var facts = LineFact.at(steps.stream().map(Step::position).toList(), log);
        return steps.stream()
                .map(step -> happened(step, Objects.requireNonNull(facts.get(step.position()))))
                .toList();
    }

    private static Happened happened(Step step, LineFact one) {
        return new Happened(step, one.recorded(), one.fact());
    }

    /** Whether it is there, on whatever day. */
    static boolean isKnown(Snapshot snapshot, LineId line, String commitment) {
        return find(snapshot.asOf(LocalDate.MAX), line, commitment).isPresent();
    }

    static boolean sees(Snapshot snapshot, Scope ofLine) {
        return ScopeSql.of(snapshot, ofLine, ANY).query(Boolean.class).single();
    }

    static ProblemException unknown(LineId line, String commitment) {
        return new ProblemException(
                Problem.of(HttpStatus.NOT_FOUND, "UNKNOWN_CONTRACT", line.toString(), commitment));
    }

    private static StatementSpec one(
            Snapshot snapshot, LineId line, String commitment, String query) {
        return snapshot.sql(query.formatted(OF_ONE))
                .param("year", line.year().value())
                .param("key", line.key())
                .param("commitment", commitment);
    }

    /**
     * The first ones.
     *
     * @param held as many of them as there is room for
     * @param all how many there are
     */
    record First(Held<Found> held, long all, Sum committed, Sum paid, Sum released) {
        List<Found> found() {
            return held.rows();
        }

        Sum outstanding() {
            return committed.minus(paid).minus(released);
        }
    }

    static First of(Snapshot snapshot, Scope scope, int limit) {
        return ScopeSql.withKeys(snapshot, scope, FOUND)
                .param("limit", limit)
                .withFetchSize(FirstFound.AT_ONCE)
                .query(Commitments::first);
    }

    private static First first(ResultSet rows) throws SQLException {
        var held = new Held<Found>();
        var first = new First(held, 0, Sum.ZERO, Sum.ZERO, Sum.ZERO);
        while (rows.next()) {
            var found = found(rows, rows.getString("commitment"), rows.getString("key"));
            held.add(found, found.payee(), found.reason());
            first =
                    new First(
                            held,
                            rows.getLong("all_of_them"),
                            sum(rows.getBigDecimal("all_committed")),
                            sum(rows.getBigDecimal("all_paid")),
                            sum(rows.getBigDecimal("all_released")));
        }
        return first;
    }

    private static Found found(ResultSet row, String commitment, String key) throws SQLException {
        return new Found(
                commitment,
                key,
                row.getObject("since", LocalDate.class),
                row.getString("payee"),
                row.getString("reason"),
                sum(row.getBigDecimal("committed")),
                sum(row.getBigDecimal("paid")),
                sum(row.getBigDecimal("released")));
    }

    private static Sum sum(BigDecimal fen) {
        return new Sum(fen.toBigIntegerExact());
    }
}
