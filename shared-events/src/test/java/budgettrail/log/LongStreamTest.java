package budgettrail.log;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.Actor;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Whether there is a fact does not cost what there are. It is counted in rows. */
class LongStreamTest {
    private static final int FACTS = 1_000;
    private static final LineId LINE = LineId.of("2022:LONG");
    private static final String ROWS =
            """
            SELECT coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables
            WHERE schemaname = 'log' AND relname = 'event'
            """;

    private Connection connection;
    private EventLog log;

    @BeforeEach
    void payOften() throws SQLException {
        connection = TestDatabase.application(TestDatabase.withLog()).getConnection();
        log = new EventLog(new SingleConnectionDataSource(connection, true));
        log.append(IntStream.range(0, FACTS).mapToObj(LongStreamTest::payment).toList());
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off"); // As the log's own connections do.
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.rollback();
        log.close();
        connection.close();
    }

    @Test
    void aStreamIsKnownByItsFirstFact() throws SQLException {
        assertThat(cheaply(() -> log.hasFacts(LINE.toString(), 0))).isFalse();
        assertThat(cheaply(() -> log.hasFacts(LINE.toString(), 1))).isTrue();
    }

    @Test
    void aYearIsKnownByTheFirstFactsOfItsLines() throws SQLException {
        assertThat(cheaply(() -> log.hasFacts(2022, 0))).isFalse();
        assertThat(cheaply(() -> log.hasFacts(2022, 1))).isTrue();
    }

    private boolean cheaply(BooleanSupplier question) throws SQLException {
        var before = rows();
        var answer = question.getAsBoolean();
        assertThat(rows() - before).isEqualTo(1);
        return answer;
    }

    private long rows() throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(ROWS)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    private static Draft payment(int number) {
        return new Draft(
                number,
                new DisbursementRecorded(
                        LINE,
                        LINE.year().firstDay(),
                        new DisbursementId("P-" + number),
                        Money.yuan("1.00"),
                        new UnitCode("035001"),
                        new VoucherNumber("V-" + number),
                        "payee",
                        null,
                        null,
                        null),
                Metadata.by(new Actor("clerk")));
    }
}
