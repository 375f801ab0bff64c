package budgettrail.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.event.Fact;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.TestDatabase;
import budgettrail.query.Contents;
import budgettrail.query.QueryTest;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.journal.Generations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rebuild is begun, looked at and cancelled; whatever becomes of it, the figures stay. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuildJobTest extends QueryTest {
    private static final String REBUILD = "/projections/rebuild";
    private static final String END_OF_THE_GUARD =
            """
            SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
            WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.objid = 4210010
            """;
    private static final String WAITS_TO_BE_LIVE =
            """
            SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
                           AND wait_event_type = 'Lock' AND query LIKE '%query.live FOR UPDATE')
            """;
    private static final String REFUSED_UNLESS_IT_WAITS_FOR_THE_DISK =
            """
            CREATE FUNCTION query.durable() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF current_setting('synchronous_commit') = 'off' THEN
                RAISE EXCEPTION 'A crash would bring back what was live';
              END IF;
              RETURN NEW;
            END $$
            """;
    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);
    private static final LineId LINE = Year2022.line("035001-2080101-B-30101-50101");
    private static final LineId NEVER_OPENED = LineId.of("2022:NEVER");

    @Autowired private Rebuild rebuild;

    private JdbcClient database;

    @BeforeAll
    void theYearIsIn() {
        database = JdbcClient.create(TestDatabase.application(access));
        json("/indicators?fiscalYear=2022&level=LINE&minPosition=" + record(Year2022.facts()));
    }

    @Test
    @Order(1)
    void thereIsNoneAtFirst() {
        assertThat(json(REBUILD).get("state").asString()).isEqualTo("NONE");
        var cancelled = delete("admin", REBUILD);
        assertThat(cancelled.statusCode()).isEqualTo(409);
        assertThat(json(cancelled).get("code").asString()).isEqualTo("NO_REBUILD_RUNNING");
    }

    @Test
    @Order(2)
    void itSaysWhoBeganItAndHowFarItCame() {
        var kept = Contents.ofLive(database);
        var done = rebuilt();
        assertThat(done.get("startedBy").asString()).isEqualTo("admin");
        assertThat(done.get("position").asLong()).isEqualTo(log.head());
        assertThat(done.get("goal").asLong()).isEqualTo(log.head());
        assertThat(done.get("factsPerSecond").asLong()).isPositive();
        assertThat(done.get("remainingSeconds").isNull()).isTrue();
        assertThat(done.get("endedAt").asString()).isGreaterThan(done.get("startedAt").asString());
        assertThat(Contents.ofLive(database)).isEqualTo(kept);
    }

    /**
     * It waits for a processor that writes; meanwhile it is running, on whichever node one asks.
     */
    @Test
    @Order(3)
    void thereIsOneAtATimeAndItCanBeCancelled() throws SQLException {
        try (var writer = TestDatabase.application(access).getConnection()) {
            var other = 1 - live(writer);
            writer.setAutoCommit(false);
            keepFromFilling(writer, other);
            assertThat(post("admin", REBUILD).statusCode()).isEqualTo(202);
            var second = post("admin", REBUILD);
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(json(second).get("code").asString()).isEqualTo("REBUILD_RUNNING");
            assertThat(rebuild.run()).isEmpty();
            assertThat(json(REBUILD).get("state").asString()).isEqualTo("RUNNING");
            assertThat(delete("admin", REBUILD).statusCode()).isEqualTo(202);
            assertThat(json(REBUILD).get("cancelledBy").asString()).isEqualTo("admin");
            writer.commit();
            await().until(() -> !json(REBUILD).get("state").asString().equals("RUNNING"));
            assertThat(json(REBUILD).get("state").asString()).isEqualTo("CANCELLED");
            assertThat(live(writer)).isEqualTo(1 - other);
        }
    }

    /** Whoever keeps others away with a connection that is gone keeps nobody away. */
    @Test
    @Order(3)
    void oneWhoseGuardIsGoneEnds() throws SQLException {
        try (var writer = TestDatabase.application(access).getConnection()) {
            writer.setAutoCommit(false);
            keepFromFilling(writer, 1 - live(writer));
            assertThat(post("admin", REBUILD).statusCode()).isEqualTo(202);
            assertThat(put("admin", REBUILD + "/pause").statusCode()).isEqualTo(202);
            writer.commit();
        }
        database.sql(END_OF_THE_GUARD).query().listOfRows();
        await().until(
                        () ->
                                database.sql(
                                                "SELECT ended_at IS NOT NULL FROM query.rebuild"
                                                        + " ORDER BY job DESC LIMIT 1")
                                        .query(Boolean.class)
                                        .single());
        assertThat(json(REBUILD).get("state").asString()).isEqualTo("FAILED");
        rebuilt();
    }

    /** What one that ended half-way has left is gone when the next one begins. */
    @Test
    @Order(4)
    void theNextOneStartsClean() throws SQLException {
        try (var writer = TestDatabase.application(access).getConnection()) {
            writer.setAutoCommit(false);
            var other = 1 - live(writer);
            Generations.claim(writer, other, -1);
            var left =
                    "INSERT INTO query.balance SELECT %d, 2022, n, 1, 1 FROM generate_series(1, 9)"
                            + " n";
            try (var statement = writer.createStatement()) {
                statement.execute("DELETE FROM query.balance WHERE generation = " + other);
                statement.execute(left.formatted(other));
            }
            writer.commit();
        }
        var kept = Contents.ofLive(database);
        rebuilt();
        assertThat(Contents.ofLive(database)).isEqualTo(kept);
    }

    @Test
    @Order(5)
    void oneWhoseNodeIsGoneHasFailed() {
        database.sql(
                        """
                        INSERT INTO query.rebuild (state, position, goal, started_by, started_at, told_at)
                        VALUES ('RUNNING', 1, 2, 'gone', now(), now())
                        """)
                .update();
        assertThat(json(REBUILD).get("state").asString()).isEqualTo("FAILED");
        assertThat(delete("admin", REBUILD).statusCode()).isEqualTo(409);
        rebuilt();
        assertThat(
                        database.sql("SELECT state FROM query.rebuild WHERE started_by = 'gone'")
                                .query(String.class)
                                .single())
                .isEqualTo("FAILED");
    }

    /** What it made is live, whatever becomes of its node then. */
    @Test
    @Order(5)
    void oneWhoseNodeIsGoneAfterTheSwitchIsDone() {
        database.sql(
                        """
                        INSERT INTO query.rebuild (state, position, goal, started_by, started_at, told_at, live_at)
                        VALUES ('RUNNING', 2, 2, 'gone later', now(), now(), now())
                        """)
                .update();
        assertThat(json(REBUILD).get("state").asString()).isEqualTo("DONE");
        rebuilt();
        assertThat(
                        database.sql(
                                        "SELECT state FROM query.rebuild WHERE started_by = 'gone"
                                                + " later'")
                                .query(String.class)
                                .single())
                .isEqualTo("DONE");
    }

    /** It waits to empty what was live; nobody can keep the new figures from being live then. */
    @Test
    @Order(5)
    void oneThatIsLiveIsNeitherCancelledNorPaused() throws SQLException {
        try (var reader = TestDatabase.application(access).getConnection()) {
            var live = live(reader);
            reader.setAutoCommit(false);
            assertThat(Generations.holdLeft(reader, live, Generations.position(reader, live)))
                    .isFalse();
            assertThat(post("admin", REBUILD).statusCode()).isEqualTo(202);
            await().until(() -> live(reader) != live);
            for (var refused :
                    List.of(delete("admin", REBUILD), put("admin", REBUILD + "/pause"))) {
                assertThat(refused.statusCode()).isEqualTo(409);
                assertThat(json(refused).get("code").asString()).isEqualTo("REBUILD_LIVE");
            }
            assertThat(json(REBUILD).get("state").asString()).isEqualTo("RUNNING");
            assertThat(visitor("admin").get("/projections", "en").body())
                    .contains("The new figures are live already")
                    .doesNotContain("id=\"cancel\"", "/projections/pause");
            reader.commit();
        }
        await().until(() -> !json(REBUILD).get("state").asString().equals("RUNNING"));
        assertThat(json(REBUILD).get("state").asString()).isEqualTo("DONE");
        assertThat(json(REBUILD).get("cancelledBy").isNull()).isTrue();
    }

    /** What it still does then, the next one does as well. */
    @Test
    @Order(5)
    void oneThatIsLiveKeepsNoNodeFromStopping() throws SQLException {
        var node = new Rebuild(log, TestDatabase.application(access));
        try (var reader = TestDatabase.application(access).getConnection()) {
            var live = live(reader);
            reader.setAutoCommit(false);
            assertThat(Generations.holdLeft(reader, live, Generations.position(reader, live)))
                    .isFalse();
            assertThat(node.start("node")).isTrue();
            await().until(() -> live(reader) != live);
            var stopped = CompletableFuture.runAsync(node::stop);
            await().until(stopped::isDone);
            reader.commit();
        }
        assertThat(json(REBUILD).get("state").asString()).isEqualTo("DONE");
        var kept = Contents.ofLive(database);
        rebuilt();
        assertThat(Contents.ofLive(database)).isEqualTo(kept);
    }

    /** It waits for whoever claims the generation, and nobody has to wait for it. */
    @Test
    @Order(5)
    void oneThatHasToEmptyKeepsNoNodeFromStopping() throws SQLException {
        var node = new Rebuild(log, TestDatabase.application(access));
        try (var writer = TestDatabase.application(access).getConnection()) {
            writer.setAutoCommit(false);
            keepFromFilling(writer, 1 - live(writer));
            assertThat(node.start("node")).isTrue();
            var stopped = CompletableFuture.runAsync(node::stop);
            await().until(stopped::isDone);
            writer.commit();
        }
        assertThat(json(REBUILD).get("state").asString()).isEqualTo("FAILED");
        rebuilt();
    }

    /** It waits for a processor that writes, and has heard for the last time what is asked. */
    @Test
    @Order(5)
    void oneThatIsAboutToBeLiveIsCancelled() throws SQLException {
        try (var writer = TestDatabase.application(access).getConnection()) {
            writer.setAutoCommit(false);
            var live = Generations.holdLive(writer);
            assertThat(post("admin", REBUILD).statusCode()).isEqualTo(202);
            await().until(this::waitsToBeLive);
            assertThat(delete("admin", REBUILD).statusCode()).isEqualTo(202);
            writer.commit();
            await().until(() -> !json(REBUILD).get("state").asString().equals("RUNNING"));
            assertThat(json(REBUILD).get("state").asString()).isEqualTo("CANCELLED");
            assertThat(live(writer)).isEqualTo(live);
        }
    }

    /** Whoever was told that it rests is not told a moment later that the figures are new. */
    @Test
    @Order(5)
    void oneThatIsAboutToBeLiveRestsAndGoesOn() throws SQLException {
        try (var writer = TestDatabase.application(access).getConnection()) {
            writer.setAutoCommit(false);
            var live = Generations.holdLive(writer);
            assertThat(post("admin", REBUILD).statusCode()).isEqualTo(202);
            await().until(this::waitsToBeLive);
            assertThat(put("admin", REBUILD + "/pause").statusCode()).isEqualTo(202);
            writer.commit();
            await().until(() -> !waitsToBeLive());
            assertThat(Generations.lockLive(writer)).as("once it let go of it").isEqualTo(live);
            writer.commit();
            assertThat(json(REBUILD).get("state").asString()).isEqualTo("PAUSED");
            assertThat(delete("admin", REBUILD + "/pause").statusCode()).isEqualTo(202);
            await().until(() -> !json(REBUILD).get("state").asString().equals("RUNNING"));
            assertThat(json(REBUILD).get("state").asString()).isEqualTo("DONE");
            assertThat(live(writer)).isEqualTo(1 - live);
        }
    }

    /** Whoever was told that the figures are new has the new ones after a crash of the database. */
    @Test
    @Order(5)
    void theSwitchIsOnTheDiskBeforeAnybodyIsToldOfIt() {
        var owner = JdbcClient.create(TestDatabase.owner(access));
        owner.sql(REFUSED_UNLESS_IT_WAITS_FOR_THE_DISK).update();
        owner.sql(
                        """
                        CREATE TRIGGER durable BEFORE UPDATE ON query.live
                        FOR EACH ROW EXECUTE FUNCTION query.durable()
                        """)
                .update();
        try {
            rebuilt();
        } finally {
            owner.sql("DROP FUNCTION query.durable() CASCADE").update();
        }
    }

    private boolean waitsToBeLive() {
        return database.sql(WAITS_TO_BE_LIVE).query(Boolean.class).single();
    }

    /** A line that was never opened, and a payment that another line has made already. */
    @Test
    @Order(6)
    void itParksWhatWasParked() {
        withoutRegister();
        var head =
                record(
                        List.<Fact>of(
                                new Appropriated(NEVER_OPENED, DAY, new Money(1), null, null),
                                payment(LINE),
                                payment(Year2022.line("035001-2080101-B-30102-50101")),
                                payment(Year2022.line("035002-2080105-B-30101-50501"))));
        assertThat(
                        json("/indicators?fiscalYear=2022&level=LINE&minPosition=" + head)
                                .get("parkedLines")
                                .asInt())
                .isGreaterThan(1);
        var kept = Contents.ofLive(database);
        assertThat(kept.get("parked")).anyMatch(row -> row.contains("CONTRADICTION"));
        rebuilt();
        assertThat(Contents.ofLive(database)).isEqualTo(kept);
    }

    /** Whoever cannot read a fact must not go on without it. */
    @Test
    @Order(7)
    void oneThatCannotReadAFactFails() {
        var kept = Contents.ofLive(database);
        JdbcClient.create(TestDatabase.owner(access))
                .sql(
                        """
                        INSERT INTO log.event
                        SELECT position + 1, 'unheard:of', 0, 'unheard.of', 1, payload, metadata, effective, recorded_at,
                          actor, imported
                        FROM log.event ORDER BY position DESC LIMIT 1
                        """)
                .update();
        assertThat(post("admin", REBUILD).statusCode()).isEqualTo(202);
        await().until(() -> !json(REBUILD).get("state").asString().equals("RUNNING"));
        assertThat(json(REBUILD).get("state").asString()).isEqualTo("FAILED");
        assertThat(Contents.ofLive(database)).isEqualTo(kept);
    }

    private static DisbursementRecorded payment(LineId line) {
        return new DisbursementRecorded(
                line,
                DAY,
                new DisbursementId("TWICE"),
                new Money(1),
                new UnitCode("035001"),
                new VoucherNumber("TWICE"),
                "payee",
                null,
                null,
                null);
    }

    private static int live(Connection connection) throws SQLException {
        return Generations.live(connection);
    }

    /** As long as the transaction goes on, nobody can claim the generation. */
    private static void keepFromFilling(Connection connection, int generation) throws SQLException {
        Generations.claim(connection, generation, -1);
    }
}
