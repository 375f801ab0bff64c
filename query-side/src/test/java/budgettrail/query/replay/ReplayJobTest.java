package budgettrail.query.replay;

import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import budgettrail.log.job.Asked;
import budgettrail.log.job.Cancelled;
import budgettrail.log.job.Progress.State;
import budgettrail.log.job.Telling;
import budgettrail.query.Contents;
import budgettrail.query.QueryTest;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.job.Watchers;
import budgettrail.query.journal.Generations;
import budgettrail.query.reading.Reading;
import budgettrail.query.rebuild.Fillers;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A replay is begun, looked at and cancelled, and changes nothing that is read. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayJobTest extends QueryTest {
    private static final String REPLAY = "/projections/replay";
    private static final String REBUILD = "/projections/rebuild";
    private static final String PAST = "/projections/replays";
    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);
    private static final LineId LINE = Year2022.line("035001-2080101-B-30101-50101");

    @Autowired private Reading reading;
    @Autowired private Replay replay;
    @Autowired private ReplayHealth health;
    @Autowired private MeterRegistry meters;
    @Autowired private Watchers watchers;
    private JdbcClient database;

    @BeforeAll
    void theYearIsIn() {
        database = JdbcClient.create(TestDatabase.application(access));
        json("/indicators?fiscalYear=2022&level=LINE&minPosition=" + record(Year2022.facts()));
    }

    @Test
    @Order(1)
    void thereIsNoneAtFirst() {
        assertThat(json(REPLAY).get("state").asString()).isEqualTo("NONE");
        refuses(delete("admin", REPLAY), 409, "NO_REPLAY_RUNNING");
        assertThat(json(PAST).get("replays").isEmpty()).isTrue();
        refuses(get("auditor", PAST + "/1"), 404, "UNKNOWN_REPLAY");
    }

    @Test
    @Order(2)
    void whatCannotBeReplayedIsRefused() {
        for (var wrong :
                List.of(
                        "fiscalYear=x",
                        "fiscalYear=99999",
                        "line=x",
                        "line=2022",
                        "line=2022:%00",
                        "fiscalYear=2022&line=2022:A",
                        "knownAt=yesterday",
                        "knownAt=-1")) {
            refuses(post("auditor", REPLAY + "?" + wrong), 400, "INVALID_PARAMETER");
        }
        refuses(post("auditor", REPLAY + "?line=2022:NEVER"), 404, "UNKNOWN_BUDGET_LINE");
        refuses(post("auditor", REPLAY + "?fiscalYear=2019"), 404, "UNKNOWN_FISCAL_YEAR");
        refuses(post("auditor", REPLAY + "?fiscalYear=2022&knownAt=1"), 404, "UNKNOWN_FISCAL_YEAR");
        refuses(post("auditor", REPLAY + "?knownAt=0"), 404, "NOTHING_KNOWN");
        assertThat(post("clerk", REPLAY).statusCode()).isEqualTo(403);
        assertThat(get("clerk", PAST).statusCode()).isEqualTo(403);
        assertThat(json(REPLAY).get("state").asString()).isEqualTo("NONE");
    }

    @Test
    @Order(3)
    void itSaysWhoBeganItAndWhatItFound() {
        var kept = Contents.ofLive(database);
        var live = live();
        var done = replayed("");
        assertThat(done.get("startedBy").asString()).isEqualTo("auditor");
        assertThat(done.get("extent").asString()).isEqualTo("ALL");
        assertThat(done.get("position").asLong()).isEqualTo(log.head());
        assertThat(done.get("upTo").asLong()).isEqualTo(log.head());
        assertThat(done.get("factsPerSecond").asLong()).isPositive();
        assertThat(done.get("remainingSeconds").isNull()).isTrue();
        assertThat(done.get("differences").asLong()).isZero();
        assertThat(live()).isEqualTo(live);
        assertThat(Contents.ofLive(database)).isEqualTo(kept);
        otherIsEmpty();
    }

    /** It waits for whoever claims the generation; meanwhile nobody else can fill it. */
    @Test
    @Order(4)
    void thereIsOneFillerAtATimeAndItCanBeCancelled() throws SQLException {
        try (var writer = TestDatabase.application(access).getConnection()) {
            writer.setAutoCommit(false);
            Generations.claim(writer, 1 - live(), -1);
            assertThat(post("auditor", REPLAY).statusCode()).isEqualTo(202);
            refuses(post("admin", REPLAY), 409, "REPLAY_RUNNING");
            refuses(post("admin", REBUILD), 409, "REPLAY_RUNNING");
            assertThat(json(REPLAY).get("state").asString()).isEqualTo("RUNNING");
            assertThat(delete("admin", REPLAY).statusCode()).isEqualTo(202);
            assertThat(json(REPLAY).get("cancelledBy").asString()).isEqualTo("admin");
            writer.commit();
        }
        awaitEnd();
        assertThat(json(REPLAY).get("state").asString()).isEqualTo("CANCELLED");
        assertThat(json(REPLAY).get("differences").isNull()).isTrue();
        otherIsEmpty();
        try (var writer = TestDatabase.application(access).getConnection()) {
            writer.setAutoCommit(false);
            Generations.claim(writer, 1 - live(), -1);
            assertThat(post("admin", REBUILD).statusCode()).isEqualTo(202);
            refuses(post("auditor", REPLAY), 409, "REBUILD_RUNNING");
            assertThat(delete("admin", REBUILD).statusCode()).isEqualTo(202);
            writer.commit();
        }
        await().until(() -> !json(REBUILD).get("state").asString().equals("RUNNING"));
    }

    /** What it has found is kept; nobody hears what is asked then. */
    @Test
    @Order(4)
    void oneThatClearsIsNeitherCancelledNorPaused() throws SQLException {
        try (var writer = TestDatabase.application(access).getConnection()) {
            writer.setAutoCommit(false);
            Generations.claim(writer, 1 - live(), -1);
            assertThat(post("auditor", REPLAY).statusCode()).isEqualTo(202);
            database.sql("UPDATE query.replay SET phase = 'CLEARING' WHERE ended_at IS NULL")
                    .update();
            refuses(delete("admin", REPLAY), 409, "REPLAY_CLEARING");
            refuses(put("admin", REPLAY + "/pause"), 409, "REPLAY_CLEARING");
            assertThat(visitor("admin").get("/replay", "en").body())
                    .contains("What was posted is thrown away")
                    .doesNotContain("id=\"cancel\"", "/replay/pause");
            writer.commit();
        }
        awaitEnd();
        assertThat(json(REPLAY).get("state").asString()).isEqualTo("DONE");
        assertThat(json(REPLAY).get("cancelledBy").isNull()).isTrue();
        otherIsEmpty();
    }

    /** Whoever was told that it is asked to end is not told later that it is done. */
    @Test
    @Order(4)
    void oneThatWasAskedToEndDoesNotClearAsIfItWereDone() {
        var replays = new Replays(database);
        var job = replays.begin("auditor", Extent.ALL, null, 1);
        database.sql("UPDATE query.replay SET cancelled_by = 'admin' WHERE job = :job")
                .param("job", job)
                .update();
        assertThat(replays.settle(job)).isFalse();
        replays.end(job, State.CANCELLED);
        assertThat(json(REPLAY).get("cancelledBy").asString()).isEqualTo("admin");
    }

    /**
     * Whoever was told that it rests finds it resting, although it had looked for the last time.
     */
    @Test
    @Order(4)
    void oneThatWasAskedToRestAfterItsLastLookRestsBeforeItClears() throws SQLException {
        var application = TestDatabase.application(access);
        var replays = new Replays(database);
        var heard = new ArrayList<Asked>();
        try (var _ = Fillers.guard(application).orElseThrow()) {
            var job = replays.begin("auditor", Extent.ALL, null, log.head());
            var order = new Replaying.Order(job, Extent.ALL, log.head(), true);
            assertThat(put("admin", REPLAY + "/pause").statusCode()).isEqualTo(202);
            assertThat(replays.settle(job)).isFalse();
            var telling =
                    new Telling(
                            () -> false,
                            position -> {
                                if (json(REPLAY).get("phase").asString().equals("POSTING")) {
                                    return Asked.NOTHING; // Its last look was before the pause.
                                }
                                heard.add(replays.tell(job, position));
                                delete("admin", REPLAY + "/pause");
                                return heard.getLast();
                            });
            var replaying = new Replaying(log, application, replays, order, telling, () -> false);
            replays.keep(job, replaying.replay());
            replays.end(job, State.DONE);
        }
        assertThat(heard).containsExactly(Asked.PAUSE, Asked.NOTHING);
        assertThat(json(REPLAY).get("differences").asLong()).isZero();
        otherIsEmpty();
    }

    /** Right before a question nothing is under way that could hear it. */
    @Test
    @Order(4)
    void oneThatComparesAndDoesNotHearItsEndIsToldAgain() {
        var replays = new Replays(database);
        var hardOfHearing = new HardOfHearing(TestDatabase.application(access));
        try (var _ = Fillers.guard(TestDatabase.application(access)).orElseThrow()) {
            var job = replays.begin("auditor", Extent.ALL, null, log.head());
            var order = new Replaying.Order(job, Extent.ALL, log.head(), true);
            var telling =
                    new Telling(
                            () -> false,
                            _ ->
                                    json(REPLAY).get("phase").asString().equals("COMPARING")
                                            ? Asked.END
                                            : Asked.NOTHING);
            var replaying = new Replaying(log, hardOfHearing, replays, order, telling, () -> false);
            var work = new FutureTask<>(replaying::replay);
            Thread.ofVirtual().start(work);
            await().until(work::isDone);
            assertThatThrownBy(work::get).hasCauseInstanceOf(Cancelled.class);
            replays.end(job, State.CANCELLED);
        }
        otherIsEmpty();
    }

    /** A second node asks the same database, and finds the lock taken or what was lost. */
    @Test
    @Order(5)
    void anotherNodeSeesItAndTakesOverFromOneThatIsGone() throws SQLException {
        var node = new Replay(log, reading, TestDatabase.application(access));
        try (var writer = TestDatabase.application(access).getConnection()) {
            writer.setAutoCommit(false);
            Generations.claim(writer, 1 - live(), -1);
            assertThat(post("auditor", REPLAY).statusCode()).isEqualTo(202);
            assertThat(node.start("other", Extent.ALL, null)).isFalse();
            assertThat(node.last().orElseThrow().running()).isTrue();
            assertThat(node.cancel("other")).isTrue();
            writer.commit();
        }
        awaitEnd();
        database.sql(
                        "UPDATE query.replay SET state = 'RUNNING', ended_at = NULL WHERE job ="
                                + " (SELECT max(job) FROM query.replay)")
                .update();
        assertThat(json(REPLAY).get("state").asString()).isEqualTo("FAILED");
        assertThat(node.start("other", Extent.ALL, null)).isTrue();
        awaitEnd();
        assertThat(json(REPLAY).get("startedBy").asString()).isEqualTo("other");
        assertThat(json(REPLAY).get("state").asString()).isEqualTo("DONE");
        node.stop();
        otherIsEmpty();
    }

    /** It holds its place, and its speed does not count the time it rests. */
    @Test
    @Order(6)
    void itRestsAndGoesOn() throws SQLException {
        refuses(put("auditor", REPLAY + "/pause"), 409, "NO_REPLAY_RUNNING");
        refuses(delete("auditor", REPLAY + "/pause"), 409, "NO_REPLAY_RUNNING");
        try (var writer = TestDatabase.application(access).getConnection()) {
            writer.setAutoCommit(false);
            Generations.claim(writer, 1 - live(), -1); // It cannot be quicker than we are.
            assertThat(post("auditor", REPLAY).statusCode()).isEqualTo(202);
            for (var twice = 0; twice < 2; twice++) {
                assertThat(put("admin", REPLAY + "/pause").statusCode()).isEqualTo(202);
            }
            writer.commit();
            assertThat(json(REPLAY).get("state").asString()).isEqualTo("PAUSED");
            assertThat(json(REPLAY).get("pausedBy").asString()).isEqualTo("admin");
            assertThat(json(REPLAY).get("remainingSeconds").isNull()).isTrue();
            refuses(post("admin", REBUILD), 409, "REPLAY_RUNNING");
            assertThat(delete("auditor", REPLAY + "/pause").statusCode()).isEqualTo(202);
        }
        awaitEnd();
        assertThat(json(REPLAY).get("state").asString()).isEqualTo("DONE");
        assertThat(json(REPLAY).get("pausedAt").isNull()).isTrue();
        otherIsEmpty();
    }

    /** One that rests ends when it is asked to, or with its node; the next finds its place free. */
    @Test
    @Order(6)
    void oneThatRestsIsEndedOrLost() throws SQLException {
        for (var gone : List.of(false, true)) {
            var node = new Replay(log, reading, TestDatabase.application(access));
            try (var writer = TestDatabase.application(access).getConnection()) {
                writer.setAutoCommit(false);
                Generations.claim(writer, 1 - live(), -1);
                assertThat(node.start("node", Extent.ALL, null)).isTrue();
                assertThat(put("admin", REPLAY + "/pause").statusCode()).isEqualTo(202);
                writer.commit();
            }
            await().until(
                            () ->
                                    database.sql(
                                                    "SELECT goal > 0 FROM query.replay ORDER BY job"
                                                            + " DESC LIMIT 1")
                                            .query(Boolean.class)
                                            .single());
            assertThat(json(REPLAY).get("state").asString()).isEqualTo("PAUSED");
            if (gone) {
                node.stop();
            } else {
                assertThat(delete("admin", REPLAY).statusCode()).isEqualTo(202);
            }
            awaitEnd();
            assertThat(json(REPLAY).get("state").asString())
                    .isEqualTo(gone ? "FAILED" : "CANCELLED");
            assertThat(json(REPLAY).get("pausedBy").isNull()).isTrue();
            node.stop();
        }
        assertThat(replayed("").get("differences").asLong()).isZero();
        otherIsEmpty();
    }

    /** Whoever watches is told as it goes, and that it is over. */
    @Test
    @Order(6)
    void whoeverWatchesIsToldUntilItIsOver() throws Exception {
        var free = watchers.free();
        try (var writer = TestDatabase.application(access).getConnection()) {
            writer.setAutoCommit(false);
            Generations.claim(writer, 1 - live(), -1);
            assertThat(post("auditor", REPLAY).statusCode()).isEqualTo(202);
            var watching = CompletableFuture.supplyAsync(() -> get("auditor", REPLAY + "/events"));
            await().until(() -> watchers.free() < free);
            writer.commit();
            var told = watching.join();
            assertThat(told.statusCode()).isEqualTo(200);
            assertThat(told.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            var events = told.body().lines().filter(it -> it.startsWith("data:")).toList();
            assertThat(events.getFirst()).contains("\"state\":\"RUNNING\"");
            assertThat(events.getLast()).contains("\"state\":\"DONE\"");
        }
        assertThat(get("clerk", REPLAY + "/events").statusCode()).isEqualTo(403);
        assertThat(get("auditor", REBUILD + "/events").body()).contains("\"state\":");
        await().until(() -> watchers.free() == free);
    }

    /** One after the other who goes away makes room, and never are there more than there may be. */
    @Test
    @Order(6)
    void watchersAreFewAndGoneOnesAreNoticed() throws Exception {
        var free = watchers.free();
        var going = HttpClient.newHttpClient();
        try (var writer = TestDatabase.application(access).getConnection()) {
            writer.setAutoCommit(false);
            Generations.claim(writer, 1 - live(), -1);
            assertThat(post("auditor", REPLAY).statusCode()).isEqualTo(202);
            for (var watcher = 0; watcher < free; watcher++) {
                going.sendAsync(request(REPLAY + "/events"), BodyHandlers.ofInputStream());
            }
            await().until(() -> watchers.free() == 0);
            var refused = get("auditor", REPLAY + "/events");
            refuses(refused, 503, "TOO_MANY_WATCHERS");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            going.shutdownNow();
            await().atMost(ofSeconds(30)).until(() -> watchers.free() == free);
            assertThat(json(REPLAY).get("state").asString()).isEqualTo("RUNNING");
            writer.commit();
        }
        awaitEnd();
    }

    /** Only one of everything takes an alarm back. */
    @Test
    @Order(6)
    void theAlarmIsRaisedAndTakenBack() {
        var drift =
                "UPDATE query.balance SET amount_fen = amount_fen + %d WHERE (generation, line_no,"
                        + " measure) = (SELECT generation, min(line_no), 1 FROM query.balance JOIN"
                        + " query.live USING (generation) WHERE measure = 1 GROUP BY generation)";
        replayed("");
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(differences()).isZero();
        assertThat(meters.get("budgettrail.replay.age").timeGauge().value(SECONDS)).isNotNegative();
        database.sql(drift.formatted(1)).update();
        assertThat(replay.startOfTheNight()).isTrue();
        awaitEnd();
        assertThat(json(REPLAY).get("startedBy").asString()).isEqualTo("system");
        await().until(() -> health.health().getStatus().equals(Status.DOWN));
        assertThat(health.health().getDetails()).containsEntry("differences", 1L);
        await().until(() -> differences() == 1);
        assertThat(replay.startOfTheNight()).isFalse(); // Nor would another node.
        database.sql(drift.formatted(-1)).update();
        replayed("?fiscalYear=2022");
        replayed("?knownAt=" + log.head());
        assertThat(replay.telling().orElseThrow().differences()).isEqualTo(1);
        replayed("");
        await().until(() -> health.health().getStatus().equals(Status.UP));
        await().until(() -> differences() == 0);
    }

    private double differences() {
        return meters.get("budgettrail.replay.differences").gauge().value();
    }

    /** What comes in meanwhile is live already, and no difference. */
    @Test
    @Order(7)
    void factsThatArriveMeanwhileAreNoDifference() {
        var paying =
                CompletableFuture.supplyAsync(
                        () ->
                                IntStream.range(0, 150)
                                        .mapToLong(it -> record(List.of(payment(LINE, "W" + it))))
                                        .max()
                                        .orElseThrow());
        var runs = 0;
        while (!paying.isDone() || runs < 3) {
            var extent = runs % 2 == 0 ? "" : "?line=2022:" + LINE.key();
            assertThat(replayed(extent).get("differences").asLong()).isZero();
            runs++;
        }
        json("/indicators?fiscalYear=2022&level=LINE&minPosition=" + paying.join());
        assertThat(replayed("?fiscalYear=2022").get("differences").asLong()).isZero();
    }

    @Test
    @Order(8)
    void aRebuildRightAfterItFindsEverythingInItsPlace() {
        var kept = Contents.ofLive(database);
        replayed("");
        assertThat(rebuilt().get("differences").asLong()).isZero();
        var now = Contents.ofLive(database);
        now.remove("stretch"); // They are added up a moment later.
        kept.remove("stretch");
        assertThat(now).isEqualTo(kept);
        assertThat(replayed("").get("differences").asLong()).isZero();
    }

    /** A payment that another line has made already is parked in either, whatever is asked for. */
    @Test
    @Order(9)
    void whatIsRightlyParkedIsNoDifference() {
        withoutRegister();
        var never = LineId.of("2022:NEVER");
        var second = Year2022.line("035002-2080105-B-30101-50501");
        var head =
                record(
                        List.<Fact>of(
                                new Appropriated(never, DAY, new Money(1), null, null),
                                payment(LINE, "TWICE"),
                                payment(second, "TWICE")));
        var views = json("/indicators?fiscalYear=2022&level=LINE&minPosition=" + head);
        assertThat(views.get("parkedLines").asInt()).isEqualTo(2);
        for (var extent : List.of("", "?fiscalYear=2022", "?line=2022:NEVER", "?line=" + second)) {
            assertThat(replayed(extent).get("differences").asLong()).as(extent).isZero();
        }
    }

    @Test
    @Order(10)
    void pastOnesAreKeptPageByPage() {
        var all = json(PAST + "?limit=100").get("replays");
        assertThat(all.size()).isGreaterThan(10);
        var first = json(PAST + "?limit=4");
        assertThat(first.get("replays").size()).isEqualTo(4);
        var next = json(PAST + "?limit=4&cursor=" + first.get("next").asString());
        assertThat(next.get("replays").get(0)).isEqualTo(all.get(4));
        var one = all.get(all.size() - 1);
        assertThat(json(PAST + "/" + one.get("replay").asLong())).isEqualTo(one);
        for (var wrong : List.of("cursor=x", "limit=0", "limit=101")) {
            refuses(get("auditor", PAST + "?" + wrong), 400, "INVALID_PARAMETER");
        }
        refuses(get("auditor", PAST + "/x"), 400, "INVALID_PARAMETER");
    }

    private static DisbursementRecorded payment(LineId line, String name) {
        return new DisbursementRecorded(
                line,
                DAY,
                new DisbursementId(name),
                new Money(1),
                new UnitCode("035001"),
                new VoucherNumber(name),
                "payee",
                null,
                null,
                null);
    }

    private JsonNode replayed(String extent) {
        var begun = post("auditor", REPLAY + extent);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        assertThat(begun.headers().firstValue("Location")).contains("/api/v1" + REPLAY);
        awaitEnd();
        var ended = json(REPLAY);
        assertThat(ended.get("state").asString()).isEqualTo("DONE");
        return ended;
    }

    private void awaitEnd() {
        var running = List.of("RUNNING", "PAUSED");
        await().atMost(ofSeconds(30))
                .until(() -> !running.contains(json(REPLAY).get("state").asString()));
    }

    private int live() {
        return database.sql("SELECT generation FROM query.live").query(Integer.class).single();
    }

    private void otherIsEmpty() {
        assertThat(Contents.of(database, 1 - live()))
                .allSatisfy((_, rows) -> assertThat(rows).isEmpty());
    }

    private static void refuses(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("code").asString()).isEqualTo(code);
        assertThat(json(answer).get("detail").asString()).doesNotContain(code);
    }
}
