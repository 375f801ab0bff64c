package budgettrail.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.DisbursementEvent.DisbursementApproved;
import budgettrail.event.line.DisbursementEvent.DisbursementRequested;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.Recorded;
import budgettrail.log.TestDatabase;
import budgettrail.query.QueryTest;
import budgettrail.query.indicators.Groups;
import budgettrail.query.indicators.Level;
import budgettrail.query.indicators.Months;
import budgettrail.query.indicators.Scope;
import budgettrail.query.journal.Generations;
import budgettrail.query.journal.Journal;
import budgettrail.query.journal.Stretches;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.query.reading.Units;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writing and reading cost what they are about, also while the database's statistics know nothing
 * of it: right after a large import, and right after a rebuild. The cost is counted in rows that
 * the database touched.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WithoutStatisticsTest extends QueryTest {
    private static final int LINES = 2_000;
    private static final int BATCH = 500;
    private static final int STRETCH = 200;
    private static final int MOST_ROWS_PER_FACT = 3;
    private static final int MOST_ROWS_PER_LINE = 40;
    private static final FiscalYear YEAR = new FiscalYear(2022);
    private static final LocalDate DAY = LocalDate.of(2022, 5, 1);
    private static final String ROWS =
            """
            SELECT coalesce(sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)), 0)::bigint
            FROM pg_stat_xact_user_tables WHERE schemaname = 'query'
            """;

    @Autowired private Reading reading;
    @Autowired private Rebuild rebuild;

    private long head;

    @BeforeAll
    void recordALargeBudget() throws SQLException {
        keepStatisticsAsTheyAre();
        var facts = new ArrayList<Fact>();
        for (var number = 0; number < LINES; number++) {
            var line = new LineId(YEAR, "L" + number);
            facts.add(new LineOpened(line, YEAR.firstDay(), description(number)));
            facts.add(new Appropriated(line, YEAR.firstDay(), new Money(1_000), null, null));
        }
        for (var number = 0; number < LINES; number += 2) {
            facts.addAll(virement(number));
        }
        for (var number = 0; number < LINES; number++) {
            facts.add(request(number));
        }
        for (var number = 0; number < LINES; number++) {
            var line = new LineId(YEAR, "L" + number);
            facts.add(new DisbursementApproved(line, DAY, new DisbursementId("P" + number)));
        }
        head = record(facts);
    }

    @Test
    @Order(1)
    void aBatchTouchesWhatItIsAbout() throws SQLException {
        try (var connection = TestDatabase.application(access).getConnection()) {
            connection.setAutoCommit(false);
            Generations.clear(connection, 1);
            var before = rows(connection);
            List<Recorded> facts = log.after(0, BATCH);
            while (!facts.isEmpty()) {
                Journal.write(connection, 1, facts);
                facts = log.after(facts.getLast().position(), BATCH);
            }
            assertThat(rows(connection) - before).isLessThan(MOST_ROWS_PER_FACT * head);
            connection.rollback();
        }
    }

    @Test
    @Order(1)
    void addingUpTouchesWhatItAddsUp() throws SQLException {
        addedUp();
        try (var connection = TestDatabase.application(access).getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThat(statement.executeUpdate("DELETE FROM query.stretch")).isPositive();
            var before = rows(connection);
            await().until(() -> Stretches.writeNext(connection)); // The application looks too.
            while (Stretches.writeNext(connection)) {
                assertThat(rows(connection) - before).isLessThan(MOST_ROWS_PER_FACT * head);
            }
            assertThat(rows(connection) - before).isLessThan(MOST_ROWS_PER_FACT * head);
            connection.rollback();
        }
    }

    @Test
    @Order(2)
    void aReadingTouchesWhatItAddsUp() {
        readingsTouchWhatTheyAddUp();
    }

    @Test
    @Order(3)
    void soDoesOneAfterARebuild() throws SQLException {
        try (var owner = TestDatabase.owner(access).getConnection();
                var statement = owner.createStatement()) {
            statement.execute("ANALYZE");
        }
        assertThat(rebuild.run()).isPresent();
        addedUp();
        readingsTouchWhatTheyAddUp();
    }

    private void addedUp() {
        var last =
                JdbcClient.create(TestDatabase.application(access))
                        .sql(
                                """
                                SELECT coalesce(max(stretch), -1) FROM query.stretch
                                JOIN query.live USING (generation) WHERE level = 0
                                """);
        var posted = head - LINES; // An approval is not.
        var full = posted / STRETCH - 1;
        await().until(() -> last.query(Long.class).single() == full);
    }

    private List<Moment> moments() {
        return List.of(
                new Moment(null, null, head),
                new Moment(DAY.minusDays(1), null, head),
                Moment.of(null, Long.toString(head - 1), null),
                Moment.of(null, Long.toString(head / 2 + STRETCH / 3), null));
    }

    private void readingsTouchWhatTheyAddUp() {
        for (var moment : moments()) {
            for (var level : List.of(Level.DEPARTMENT, Level.LINE)) {
                assertThat(rows(moment, level))
                        .as("%s %s", moment, level)
                        .isBetween((long) LINES, (long) LINES * MOST_ROWS_PER_LINE);
            }
            assertThat(monthRows(moment))
                    .as("%s months", moment)
                    .isBetween((long) LINES, (long) LINES * MOST_ROWS_PER_LINE);
        }
    }

    @Test
    @Order(2)
    void theMonthsOfALineTouchOnlyIt() {
        for (var moment : moments()) {
            var rows =
                    reading.at(
                            moment,
                            snapshot -> {
                                var scope = Scope.of(YEAR, new Sight(Units.of(snapshot), null));
                                return rows(snapshot, () -> months(snapshot, scope.ofLines("L1")));
                            });
            assertThat(rows).as("%s", moment).isBetween(1L, (long) MOST_ROWS_PER_LINE);
        }
    }

    private long monthRows(Moment moment) {
        return reading.at(
                moment,
                snapshot -> {
                    var scope = Scope.of(YEAR, new Sight(Units.of(snapshot), null));
                    return rows(snapshot, () -> months(snapshot, scope));
                });
    }

    private static void months(Snapshot snapshot, Scope scope) {
        assertThat(Months.of(snapshot, scope).all()).isNotEmpty();
    }

    private long rows(Moment moment, Level level) {
        return reading.at(
                moment,
                snapshot -> {
                    var scope = Scope.of(YEAR, new Sight(Units.of(snapshot), null));
                    return rows(
                            snapshot,
                            () -> {
                                var groups = Groups.read(snapshot, scope, level);
                                assertThat(groups).hasSize(level == Level.LINE ? LINES : 1);
                            });
                });
    }

    private static long rows(Snapshot snapshot, Runnable reads) {
        var before = snapshot.database().sql(ROWS).query(Long.class).single();
        reads.run();
        return snapshot.database().sql(ROWS).query(Long.class).single() - before;
    }

    private static long rows(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(ROWS)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Nobody looks at the tables by himself, however long this takes. */
    private void keepStatisticsAsTheyAre() throws SQLException {
        try (var owner = TestDatabase.owner(access).getConnection();
                var statement = owner.createStatement();
                var tables =
                        owner.createStatement()
                                .executeQuery(
                                        "SELECT relname FROM pg_stat_user_tables"
                                                + " WHERE schemaname = 'query'")) {
            while (tables.next()) {
                statement.execute(
                        "ALTER TABLE query.%s SET (autovacuum_enabled = false)"
                                .formatted(tables.getString(1)));
            }
            statement.execute("UPDATE query.generation SET positions_per_stretch = " + STRETCH);
        }
    }

    private static List<Fact> virement(int number) {
        var from = new LineId(YEAR, "L" + number);
        var to = new LineId(YEAR, "L" + (number + 1));
        var id = new AdjustmentId("V" + number);
        return List.of(
                new TransferredOut(from, DAY, id, new Money(10), to, null, null),
                new TransferredIn(to, DAY, id, new Money(10), from, null, null));
    }

    private static Fact request(int number) {
        return new DisbursementRequested(
                new LineId(YEAR, "L" + number),
                DAY,
                new DisbursementId("P" + number),
                new Money(5),
                new UnitCode("U"),
                new VoucherNumber("V" + number),
                "payee",
                null,
                null);
    }

    private static LineDescription description(int number) {
        return new LineDescription(
                new UnitCode("U"),
                new FunctionCode("20" + (10 + number % 80)),
                ExpenditureKind.BASIC,
                null,
                null,
                null,
                null,
                FundType.GENERAL_PUBLIC,
                null,
                false);
    }
}
