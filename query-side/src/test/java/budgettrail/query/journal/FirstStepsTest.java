package budgettrail.query.journal;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.log.Migration;
import budgettrail.log.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Payments of an older version get their first step into their row, and nothing else changes. */
class FirstStepsTest {
    private static final String BEFORE = "6";

    private static final String ROWS =
            """
            INSERT INTO query.disbursement (generation, disbursement, position, fiscal_year, line_no, effective,
                                            amount_fen, unit, voucher, payee, status) VALUES
              (0, 'RECORDED', 11, 2022, 1, '2022-03-01', 100, 'U', 'V1', 'p', 'PAID'),
              (0, 'REQUESTED', 12, 2022, 1, '2022-03-02', 200, 'U', 'V2', 'p', 'PAID'),
              (1, 'RECORDED', 11, 2022, 2, '2022-03-01', 100, 'U', 'V1', 'p', 'PAID'),
              (1, 'HALF EMPTIED', 12, 2022, 2, '2022-03-01', 100, 'U', 'V2', 'p', 'PAID');
            INSERT INTO query.disbursement_step (generation, disbursement, position, step, effective, amount_fen,
                                                 actor, recorded_at) VALUES
              (0, 'RECORDED', 11, 'PAID', '2022-03-01', 100, 'clerk', '2022-03-01T01:00:00Z'),
              (0, 'RECORDED', 15, 'REFUNDED', '2022-03-09', 40, 'other', '2022-03-09T01:00:00Z'),
              (0, 'REQUESTED', 12, 'REQUESTED', '2022-03-02', 200, 'clerk', '2022-03-02T01:00:00Z'),
              (0, 'REQUESTED', 13, 'APPROVED', '2022-03-03', 0, 'boss', '2022-03-03T01:00:00Z'),
              (0, 'REQUESTED', 14, 'PAID', '2022-03-04', 200, 'treasurer', '2022-03-04T01:00:00Z'),
              (1, 'RECORDED', 11, 'PAID', '2022-03-01', 100, 'elsewhere', '2022-03-01T01:00:00Z')
            """;

    private static final String FIRST =
            """
            SELECT concat_ws(' ', generation, disbursement, first_step, actor, recorded_at AT TIME ZONE 'UTC')
            FROM query.disbursement ORDER BY 1
            """;

    private static final String LATER =
            """
            SELECT concat_ws(' ', generation, disbursement, position, step, actor)
            FROM query.disbursement_step ORDER BY 1
            """;

    @Test
    void areTakenOutOfTheSteps() {
        var access = TestDatabase.fresh();
        Migration.scripts(access, "query").target(BEFORE).load().migrate();
        var database = JdbcClient.create(TestDatabase.owner(access));
        database.sql(ROWS).update();

        Migration.migrate(access, "query");

        assertThat(database.sql(FIRST).query(String.class).list())
                .containsExactly(
                        "0 RECORDED PAID clerk 2022-03-01 01:00:00",
                        "0 REQUESTED REQUESTED clerk 2022-03-02 01:00:00");
        assertThat(database.sql(LATER).query(String.class).list())
                .containsExactly(
                        "0 RECORDED 15 REFUNDED other",
                        "0 REQUESTED 13 APPROVED boss",
                        "0 REQUESTED 14 PAID treasurer");
    }
}
