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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What is asked about many costs what it is about, also when the log was small when it was asked
 * first, and whenever somebody looked at its tables last. The cost is counted in pages.
 */
class LargeLogTest {
    private static final int LARGE = 4_000;
    private static final int OFTEN = 12; // By then a statement keeps its plan.
    private static final int MANY = 300;

    /** Two indexes at most, three levels each, and the row; an index has some forty pages. */
    private static final int MOST_PAGES = 8;

    private static final UnitCode UNIT = new UnitCode("035001");
    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);
    private static final Metadata BY_CLERK = Metadata.by(new Actor("clerk"));
    private static final Pattern PAGES =
            Pattern.compile("Buffers: shared(?: hit=([0-9]+))?(?: read=([0-9]+))?");

    private Connection connection;
    private EventLog log;

    /** Asks a log of so many facts often, and lets it grow. */
    private void start(int facts, boolean analysed) throws SQLException {
        var access = TestDatabase.withLog();
        connection = TestDatabase.application(access).getConnection();
        log = new EventLog(new SingleConnectionDataSource(connection, true));
        try (var owner = TestDatabase.owner(access).getConnection();
                var statement = owner.createStatement()) {
            statement.execute("ALTER TABLE log.event SET (autovacuum_enabled = false)");
            statement.execute("ALTER TABLE log.register SET (autovacuum_enabled = false)");
            log.append(payments(0, facts));
            if (analysed) {
                statement.execute("ANALYZE log.event, log.register");
            }
        }
        for (var time = 0; time < OFTEN; time++) {
            assertThat(log.find(keys(0, facts + 1))).hasSize(facts);
            assertThat(log.lastSequences(streams(0, facts + 1))).hasSize(facts);
            assertThat(log.reaching(0, streams(0, facts + 1))).hasSize(facts);
            assertThat(taken(0, facts + 1)).isEqualTo(2 * facts);
        }
        log.append(payments(facts, LARGE));
    }

    @AfterEach
    void close() throws SQLException {
        log.close();
        connection.close();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "1, false", "1, true", "20, true", "200, true"})
    void isAskedForWhatItIsAbout(int facts, boolean analysed) throws SQLException {
        start(facts, analysed);

        touches(MOST_PAGES, "log.rows_of(2::smallint, '{P-%d}')".formatted(LARGE / 2));
        touches(MOST_PAGES, "log.rows_of(2::smallint, '{no}')");
        touches(MOST_PAGES, "log.taken('{2}', '{P-%d}', '{0}')".formatted(LARGE / 2));
        touches(MOST_PAGES, "log.taken('{2}', '{no}', '{0}')");
        touches(MOST_PAGES, "log.heads('{2022:L%d}')".formatted(LARGE / 2));
        touches(MOST_PAGES, "log.heads('{no}')");
        touches(MOST_PAGES, "log.reaching('{2022:L%d}', 0)".formatted(LARGE / 2));
        touches(MOST_PAGES, "log.reaching('{2022:L%d}', 1000)".formatted(LARGE / 2));

        var many = "ARRAY(SELECT '%s' || number FROM generate_series(1, " + MANY + ") AS number)";
        touches(MANY * MOST_PAGES, "log.rows_of(2::smallint, %s)".formatted(many.formatted("P-")));
        touches(MANY * MOST_PAGES, "log.heads(%s)".formatted(many.formatted("2022:L")));
        touches(MANY * MOST_PAGES, "log.reaching(%s, 0)".formatted(many.formatted("2022:L")));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "20, true"})
    void answersForEachOfMany(int facts, boolean analysed) throws SQLException {
        start(facts, analysed);

        var last = facts + LARGE;
        assertThat(log.find(keys(last - MANY, last + MANY))).hasSize(MANY);
        assertThat(log.lastSequences(streams(last - MANY, last + MANY)))
                .hasSize(MANY)
                .containsEntry(line(last - 1).toString(), 0L);
        assertThat(log.reaching(0, streams(last - MANY, last + MANY))).hasSize(MANY);
        assertThat(log.reaching(1, streams(last - MANY, last + MANY))).isEmpty();
        assertThat(taken(last - MANY, last + MANY)).isEqualTo(2 * MANY);
    }

    private void touches(int most, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                "EXPLAIN (ANALYZE, BUFFERS) SELECT * FROM " + question)) {
            var plan = new StringBuilder();
            while (result.next()) {
                plan.append(result.getString(1)).append('\n');
            }
            var found = PAGES.matcher(plan);
            assertThat(found.find()).as("%s", plan).isTrue();
            assertThat(number(found.group(1)) + number(found.group(2)))
                    .as("%s%n%s", question, plan)
                    .isBetween(1, most);
        }
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private int taken(int from, int to) throws SQLException {
        var rows = new ArrayList<RegisterRow>();
        payments(from, to - from).forEach(draft -> rows.addAll(Register.rowsOf(draft)));
        try (var statement = AppendSql.taken(connection, rows);
                var result = statement.executeQuery()) {
            var taken = 0;
            while (result.next()) {
                taken++;
            }
            return taken;
        }
    }

    private static Set<RegisterKey> keys(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> RegisterKey.disbursement(new DisbursementId("P-" + number)))
                .collect(Collectors.toSet());
    }

    private static List<String> streams(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(LargeLogTest::line)
                .map(LineId::toString)
                .toList();
    }

    private static LineId line(int number) {
        return LineId.of("2022:L" + number);
    }

    private static List<Draft> payments(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(LargeLogTest::payment).toList();
    }

    private static Draft payment(int number) {
        return new Draft(
                0,
                new DisbursementRecorded(
                        line(number),
                        DAY,
                        new DisbursementId("P-" + number),
                        Money.yuan("1.00"),
                        UNIT,
                        new VoucherNumber("V-" + number),
                        "payee",
                        null,
                        null,
                        null),
                BY_CLERK);
    }
}
