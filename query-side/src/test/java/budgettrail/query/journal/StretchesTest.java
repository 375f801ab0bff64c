package budgettrail.query.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.log.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each stretch is added up once, whoever does it, and cleared when nobody does. */
class StretchesTest {
    private static final int LENGTH = 10;

    /** Eleven stretches, nothing in the next twenty-one, and some more. */
    private static final String POSTED =
            """
            INSERT INTO query.posting (generation, position, measure, line_no, fiscal_year, effective, amount_fen)
            SELECT 0, position, 1 + position % 2, position % 3, 2022, date '2022-01-01', position
            FROM generate_series(1, 405) AS position WHERE position NOT BETWEEN 111 AND 320
            """;

    private static final String WRONG =
            """
            SELECT count(*) FROM (
              SELECT level, stretch, line_no, measure, sum(amount_fen) AS amount
              FROM query.stretch GROUP BY 1, 2, 3, 4) AS written
            FULL JOIN (
              SELECT level, (position - 1) / (10 * (8 ^ level)::bigint) AS stretch, line_no, measure,
                     sum(amount_fen) AS amount
              FROM query.posting CROSS JOIN generate_series(0, 2) AS level
              WHERE position <= 405 / (10 * (8 ^ level)::bigint) * (10 * (8 ^ level)::bigint)
              GROUP BY 1, 2, 3, 4) AS expected USING (level, stretch, line_no, measure)
            WHERE written.amount IS DISTINCT FROM expected.amount
            """;

    private JdbcClient client;
    private Connection one;
    private Connection other;

    @BeforeEach
    void post() throws SQLException {
        var access = TestDatabase.with("query");
        DataSource database = TestDatabase.application(access);
        client = JdbcClient.create(database);
        client.sql(POSTED).update();
        client.sql("UPDATE query.generation SET position = 405, positions_per_stretch = " + LENGTH)
                .update();
        one = database.getConnection();
        other = database.getConnection();
        try (var statement = other.createStatement()) {
            statement.execute("SET lock_timeout = '200ms'");
        }
        one.setAutoCommit(false);
        other.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        one.close();
        other.close();
    }

    @Test
    void areWrittenByOneAtATime() throws SQLException {
        assertThat(Stretches.writeNext(one)).isTrue();
        assertThat(Stretches.writeNext(other)).isFalse();
        one.commit();
        other.commit();
        assertThat(Stretches.writeNext(other)).isTrue();
        other.commit();
        assertThat(smallest()).isEqualTo(2);
    }

    @Test
    void areAllWrittenAlsoWhereNothingIsPosted() throws SQLException {
        while (Stretches.writeNext(one)) {
            one.commit();
        }
        assertThat(smallest()).isEqualTo(19);
        assertThat(client.sql(WRONG).query(Long.class).single()).isZero();
    }

    @Test
    void areWrittenAnewAfterACrash() throws SQLException {
        assertThat(Stretches.writeNext(one)).isTrue();
        one.rollback();
        areAllWrittenAlsoWhereNothingIsPosted();
    }

    @Test
    void areNotClearedWhileTheyAreWritten() throws SQLException {
        assertThat(Stretches.writeNext(one)).isTrue();
        client.sql("UPDATE query.live SET generation = 1").update();
        assertThatThrownBy(() -> Generations.clear(other, 0, "stretch"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("lock");
        other.rollback();
        one.commit();
        Generations.clear(other, 0, "stretch");
        other.commit();
        assertThat(smallest()).isZero();
    }

    private long smallest() {
        return client.sql("SELECT count(DISTINCT stretch) FROM query.stretch WHERE level = 0")
                .query(Long.class)
                .single();
    }
}
