package budgettrail.query.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import budgettrail.event.Fact;
import budgettrail.event.line.LineId;
import budgettrail.log.Recorded;
import budgettrail.log.TestDatabase;
import budgettrail.query.Contents;
import budgettrail.query.QueryTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A generation filled in parts differs in nothing from the one that was followed fact by fact,
 * however the facts are parted, whoever is first, and wherever one batch ends and the next begins.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FillingTest extends QueryTest {
    private static final int SEEDS = Boolean.getBoolean("budgettrail.proof") ? 10 : 2;
    private static final int FACTS = 1_200;
    private static final int LINES = 25;

    private DataSource database;
    private JdbcClient client;
    private long job;
    private int named;

    @BeforeAll
    void recordAnyFacts() {
        database = TestDatabase.application(access);
        client = JdbcClient.create(database);
        client.sql("UPDATE query.generation SET positions_per_stretch = 100").update();
        withoutRegister();
        for (var seed = 1; seed <= SEEDS; seed++) {
            record(new AnyFacts(seed, LINES).some(FACTS));
        }
        var position = "SELECT position FROM query.generation WHERE generation = 0";
        await().until(() -> client.sql(position).query(Long.class).single() == log.head());
    }

    @ParameterizedTest(name = "{0} parts")
    @ValueSource(ints = {1, 2, 3, 7})
    @Order(1)
    void differsInNothing(int parts) throws SQLException {
        var filling = empty(parts);
        var random = new SplittableRandom(parts);
        for (var fact : log.after(0, Integer.MAX_VALUE)) {
            var part = filling.parts().get(filling.part(fact.stream()));
            part.add(fact);
            if (random.nextInt(50) == 0) {
                part.write();
            }
        }
        finish(filling);
        expectTheSame();
    }

    @Test
    @Order(2)
    void itDoesNotMatterWhoIsFirst() throws SQLException {
        var filling = empty(2);
        var facts = log.after(0, Integer.MAX_VALUE);
        post(filling, 1, facts);
        post(filling, 0, facts);
        finish(filling);
        expectTheSame();
    }

    /** Facts of two parts are never seen together: which of them is parked, only order tells. */
    @Test
    @Order(3)
    void aContradictionIsFoundAndLeftToTheJournal() throws SQLException {
        expectContradiction(AnyFacts.madeTwice(inPart(0), inPart(1)));
        expectContradiction(AnyFacts.madeTwice(inPart(1), inPart(1)));
        expectContradiction(AnyFacts.changedFromOutside(inPart(1), inPart(0)));
        expectContradiction(AnyFacts.changedFromOutside(inPart(0), inPart(1)));
    }

    private void expectContradiction(List<Fact> contradicting) throws SQLException {
        var before = log.head();
        record(contradicting);
        var facts = log.after(before, contradicting.size());
        assertThat(facts).hasSameSizeAs(contradicting);
        var filling = empty(2);
        assertThatThrownBy(
                        () -> {
                            post(filling, 0, facts);
                            post(filling, 1, facts);
                            finish(filling);
                        })
                .isInstanceOf(Contradiction.class);
    }

    /** A line of its own that belongs to the part. */
    private LineId inPart(int part) {
        var filling = new Filling(database, 1, job, 2);
        return Stream.generate(() -> LineId.of("2022:X" + ++named))
                .filter(line -> filling.part(line.toString()) == part)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(4)
    void whoeverHasLostTheGenerationWritesNoMore() throws SQLException {
        var old = empty(2);
        log.after(0, 100).forEach(old.parts().getFirst()::add);
        empty(2);
        assertThatThrownBy(() -> old.parts().getFirst().write())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("took generation");
        assertThat(Contents.of(client, 1).values()).allMatch(List::isEmpty);
    }

    private static void post(Filling filling, int part, List<Recorded> facts) throws SQLException {
        for (var fact : facts) {
            if (filling.part(fact.stream()) == part) {
                filling.parts().get(part).add(fact);
            }
        }
        filling.parts().get(part).write();
    }

    private void finish(Filling filling) throws SQLException {
        for (var part : filling.parts()) {
            part.writeRest();
        }
        filling.finish(log.head());
    }

    private void expectTheSame() throws SQLException {
        addUp(0);
        addUp(1);
        var filled = Contents.of(client, 1);
        var followed = Contents.of(client, 0);
        assertThat(followed.values()).noneMatch(List::isEmpty);
        followed.forEach((table, rows) -> assertThat(filled.get(table)).as(table).isEqualTo(rows));
    }

    /** Whoever saw another one live a moment ago must not take the one that is read now. */
    @Test
    @Order(9)
    void theLiveGenerationIsNotClaimed() throws SQLException {
        try (Connection connection = database.getConnection()) {
            var position = Generations.position(connection, 0);
            assertThatThrownBy(() -> Generations.claim(connection, 0, job))
                    .hasMessageContaining("live");
            assertThat(Generations.position(connection, 0)).isEqualTo(position);
        }
    }

    private void addUp(int generation) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Stretches.hold(connection, generation);
            while (Stretches.writeNext(connection, generation)) {
                connection.commit();
                Stretches.hold(connection, generation);
            }
            connection.commit();
        }
    }

    private Filling empty(int parts) throws SQLException {
        job++;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Generations.claim(connection, 1, job);
            Generations.clear(connection, 1);
            connection.commit();
        }
        return new Filling(database, 1, job, parts);
    }
}
