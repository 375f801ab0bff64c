package budgettrail.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.TestDatabase;
import budgettrail.query.QueryTest;
import budgettrail.query.dataset.Year2022;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A year that is sealed, and what is done to it behind everybody's back. */
abstract class SealedYear extends QueryTest {
    static final LineId LINE = Year2022.line("035001-2080101-B-30101-50101");

    private static final String SEALER_LOCK = "SELECT pg_advisory_lock(4210012)";

    /** Until all that is recorded is sealed. */
    void awaitSeal() {
        await().until(() -> json("/audit/seal").at("/head/size").asLong() == log.head());
    }

    /** So many payments of the line more; the position of the last one. */
    long pay(String name, int payments) {
        return record(
                IntStream.range(0, payments).mapToObj(number -> payment(name + number)).toList());
    }

    private static DisbursementRecorded payment(String name) {
        return new DisbursementRecorded(
                LINE,
                LocalDate.of(2022, 3, 1),
                new DisbursementId(name),
                Money.yuan("1.00"),
                new UnitCode("035001"),
                new VoucherNumber(name),
                "示例文具店",
                null,
                null,
                null);
    }

    /** Nothing is sealed as long as the connection is open. */
    Connection withoutSealer() throws SQLException {
        var connection = TestDatabase.application(access).getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute(SEALER_LOCK);
        }
        return connection;
    }

    /** The position of the line's first fact with an amount. */
    long appropriation() {
        return log.stream(LINE.toString(), 1, 1).getFirst().position();
    }

    /** One digit of an amount becomes another: still a fact, but not the one that was recorded. */
    void falsify(long position) {
        var owner = JdbcClient.create(TestDatabase.owner(access));
        var changed =
                owner.sql(
                                """
                                UPDATE log.event
                                SET payload = set_byte(payload, place, get_byte(payload, place) # 1)
                                FROM (SELECT position('"amount":' IN convert_from(payload, 'UTF8')) + 10 AS place
                                      FROM log.event WHERE position = :position) amount
                                WHERE position = :position
                                """)
                        .param("position", position)
                        .update();
        assertThat(changed).isEqualTo(1);
    }

    /** A verification from the beginning on; how it ended. */
    JsonNode verified() {
        assertThat(post("auditor", "/audit/verification").statusCode()).isEqualTo(202);
        await().until(() -> !state().equals("RUNNING"));
        return json("/audit/verification");
    }

    String state() {
        return json("/audit/verification").get("state").asString();
    }
}
