package budgettrail.query.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.event.Actor;
import budgettrail.event.Fact;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.Metadata;
import budgettrail.log.Recorded;
import budgettrail.log.TestDatabase;
import budgettrail.query.Described;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the journal promises to whoever brings it facts. */
class JournalTest {
    private static final List<Recorded> FACTS = recorded(new AnyFacts(7, 20).some(600));
    private static final LineId LINE = LineId.of("2022:OPENED-LATE");
    private static final LocalDate MARCH = LocalDate.of(2022, 3, 1);

    private DataSource database;
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        var access = TestDatabase.with("query");
        database = TestDatabase.application(access);
        connection = database.getConnection();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private static List<Recorded> recorded(List<? extends Fact> of) {
        var sequences = new HashMap<String, Long>();
        var facts = new ArrayList<Recorded>();
        for (var fact : of) {
            var sequence = sequences.merge(fact.stream(), 1L, Long::sum) - 1;
            var by = Metadata.by(new Actor("clerk"));
            var position = facts.size() + 1;
            facts.add(new Recorded(position, fact.stream(), sequence, fact, by, Instant.EPOCH));
        }
        return facts;
    }

    /**
     * One that looks, draws numbers for new lines, and one that writes; or there is no new line.
     */
    @Test
    void aBatchIsTwoRoundTrips() throws SQLException {
        var trips = new AtomicInteger();
        var counted = counted(Connection.class, connection, trips);
        Journal.follow(counted, FACTS.subList(0, 400));
        assertThat(trips.getAndSet(0)).isEqualTo(3);

        Journal.follow(counted, FACTS.subList(400, 500));
        assertThat(trips.getAndSet(0)).isEqualTo(2);

        Journal.follow(counted, FACTS.subList(400, 500));
        assertThat(trips.get()).as("of facts that are posted").isEqualTo(1);
    }

    @Test
    void whatIsPostedIsPassedOverAndAGapIsAnError() throws SQLException {
        Journal.write(connection, 1, FACTS.subList(0, 100));
        Journal.write(connection, 1, FACTS.subList(50, 150));
        assertThat(Generations.position(connection, 1)).isEqualTo(150);
        assertThat(Generations.position(connection, 0)).isZero();

        assertThatThrownBy(() -> Journal.write(connection, 1, FACTS.subList(151, 200)))
                .hasMessageContaining("Position 151 was missed");
    }

    /** So a rebuild cannot make another generation live in between. */
    @Test
    void whoeverFollowsHoldsTheLiveGeneration() throws SQLException {
        Journal.follow(connection, FACTS.subList(0, 100));
        try (var rebuild = database.getConnection();
                var statement = rebuild.createStatement()) {
            rebuild.setAutoCommit(false);
            statement.execute("SET LOCAL lock_timeout = '50ms'");
            assertThatThrownBy(() -> Generations.lockLive(rebuild)).hasMessageContaining("lock");
        }
    }

    /** Of two descriptions of its first day, the later one counts before that day, too. */
    @Test
    void aLineThatExistsFromEarlierIsWhatItsFirstDayCameToSay() throws SQLException {
        var facts =
                recorded(
                        List.of(
                                new LineOpened(LINE, MARCH, Described.basic(new UnitCode("A"))),
                                new LineDescribed(LINE, MARCH, Described.basic(new UnitCode("B"))),
                                new LineDescribed(
                                        LINE,
                                        MARCH.plusMonths(1),
                                        Described.basic(new UnitCode("C"))),
                                new Appropriated(
                                        LINE,
                                        LINE.year().firstDay(),
                                        Money.yuan("1.00"),
                                        "d",
                                        null)));
        Journal.write(connection, 0, facts);
        for (var fact : facts) {
            Journal.write(connection, 1, List.of(fact));
        }
        for (var generation : new int[] {0, 1}) {
            assertThat(units(generation))
                    .containsExactly(
                            "2022-01-01 B", "2022-03-01 A", "2022-03-01 B", "2022-04-01 C");
        }
    }

    private List<String> units(int generation) throws SQLException {
        var units = new ArrayList<String>();
        try (var statement =
                connection.prepareStatement(
                        """
                        SELECT effective || ' ' || unit FROM query.line_description
                        WHERE generation = ? ORDER BY effective, position
                        """)) {
            statement.setInt(1, generation);
            var rows = statement.executeQuery();
            while (rows.next()) {
                units.add(rows.getString(1));
            }
        }
        return units;
    }

    private static <T> T counted(Class<T> type, T target, AtomicInteger trips) {
        var proxy =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            if (method.getName().startsWith("execute")) {
                                trips.incrementAndGet();
                            }
                            Object answer;
                            try {
                                answer = method.invoke(target, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                            return switch (answer) {
                                case PreparedStatement it ->
                                        counted(PreparedStatement.class, it, trips);
                                case Statement it -> counted(Statement.class, it, trips);
                                case null, default -> answer;
                            };
                        });
        return type.cast(proxy);
    }
}
