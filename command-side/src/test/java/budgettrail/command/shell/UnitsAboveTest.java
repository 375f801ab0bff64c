package budgettrail.command.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import budgettrail.command.reference.DescribeUnit;
import budgettrail.command.reference.ReferenceDesk;
import budgettrail.command.reference.ReferenceDesk.Entry;
import budgettrail.command.reference.UnitsAboveTurn;
import budgettrail.command.rejection.Problem;
import budgettrail.event.Actor;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.LogUnavailable;
import budgettrail.log.Metadata;
import budgettrail.log.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No unit stands above itself, on any day. */
class UnitsAboveTest {
    private static final Actor OFFICER = new Actor("officer");
    private static final LocalDate JANUARY = LocalDate.of(2022, 1, 1);
    private static final LocalDate JUNE = LocalDate.of(2022, 6, 1);
    private static final LocalDate JULY = LocalDate.of(2022, 7, 1);
    private static final String OK = "OK";
    private static final String ABOVE_ITSELF = "OWN_PARENT";

    private DatabaseAccess access;
    private Node node;

    /** B is below A, and C below B, from January on. */
    @BeforeEach
    void start() {
        access = TestDatabase.withLog();
        node = new Node(access);
        assertThat(said(unit("A", JANUARY, null), unit("B", JANUARY, "A"))).isEqualTo(OK);
        assertThat(said(unit("C", JANUARY, "B"))).isEqualTo(OK);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void notByTheOneBelowNorByTheOneBelowThat() {
        assertThat(said(unit("A", JUNE, "B"))).isEqualTo(ABOVE_ITSELF);
        assertThat(said(unit("A", JUNE, "C"))).isEqualTo(ABOVE_ITSELF);
        assertThat(said(unit("B", JUNE, "C"))).isEqualTo(ABOVE_ITSELF);
    }

    @Test
    void norByOneOfTheSameList() {
        assertThat(said(unit("D", JUNE, "C"), unit("A", JUNE, "D"))).isEqualTo(ABOVE_ITSELF);
        assertThat(said(unit("D", JUNE, "C"))).as("nothing of that list was said").isEqualTo(OK);
    }

    @Test
    void onceTheOneBelowHasLeftItMayStandAbove() {
        assertThat(said(unit("B", JUNE, null))).isEqualTo(OK);
        assertThat(said(unit("A", JUNE, "C"))).isEqualTo(OK);
        assertThat(said(unit("A", JUNE.minusDays(1), "C"))).isEqualTo(ABOVE_ITSELF);
    }

    /** What counts from an earlier day counts until something else is said. */
    @Test
    void norOnALaterDayOnWhichTheOneAboveComesBelow() {
        assertThat(said(unit("D", JANUARY, null), unit("E", JANUARY, null))).isEqualTo(OK);
        assertThat(said(unit("D", JULY, "E"))).isEqualTo(OK);
        assertThat(said(unit("E", JUNE, "D"))).isEqualTo(ABOVE_ITSELF);
        assertThat(said(unit("E", JULY, "A"))).isEqualTo(OK);
        assertThat(said(unit("E", JUNE, "D"))).isEqualTo(OK);
    }

    /** Each of the two sees the other as it was, unless only one of them is recorded first. */
    @Test
    void norByTwoAtTheSameMoment() throws Exception {
        try (var officers = Executors.newFixedThreadPool(2)) {
            for (var pair = 0; pair < 100; pair++) {
                var one = "X" + pair;
                var other = "Y" + pair;
                assertThat(said(unit(one, JANUARY, null), unit(other, JANUARY, null)))
                        .isEqualTo(OK);
                var both = new CyclicBarrier(2);
                var answers =
                        List.of(
                                officers.submit(() -> saidAfter(both, unit(one, JUNE, other))),
                                officers.submit(() -> saidAfter(both, unit(other, JUNE, one))));
                assertThat(List.of(answers.getFirst().get(), answers.getLast().get()))
                        .as("pair %d", pair)
                        .containsExactlyInAnyOrder(OK, ABOVE_ITSELF);
            }
        }
    }

    /** Of many at once each is recorded, as long as they come by one node. */
    @Test
    void manyArePutBelowOneAtTheSameMoment() throws Exception {
        var by = node.desk.circumstances(OFFICER, false);
        try (var officers = Executors.newFixedThreadPool(24)) {
            var all = new CyclicBarrier(24);
            var answers = new ArrayList<Future<Boolean>>();
            for (var one = 0; one < 24; one++) {
                var entry = new Entry(unit("N" + one, JUNE, "A"), Metadata.by(OFFICER));
                answers.add(
                        officers.submit(
                                () -> {
                                    all.await();
                                    return node.reference
                                            .describe(List.of(entry), by)
                                            .refusal()
                                            .isEmpty();
                                }));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        }
    }

    /** Nobody waits for those before him to be told, one after the other, that the log stalls. */
    @Test
    void whereTheLogStallsAllAreToldSoon() throws SQLException {
        var by = node.desk.circumstances(OFFICER, false);
        try (var officers = Executors.newVirtualThreadPerTaskExecutor();
                var holder = TestDatabase.owner(access).getConnection()) {
            holder.setAutoCommit(false);
            try (var statement = holder.createStatement()) {
                statement.execute("LOCK TABLE log.event IN EXCLUSIVE MODE");
            }
            var answers =
                    IntStream.range(0, 10)
                            .mapToObj(one -> unit("N" + one, JUNE, "A"))
                            .map(unit -> List.of(new Entry(unit, Metadata.by(OFFICER))))
                            .map(
                                    one ->
                                            CompletableFuture.supplyAsync(
                                                    () -> node.reference.describe(one, by),
                                                    officers))
                            .toList();

            await().atMost(Duration.ofSeconds(8)) // The one who writes waits longer.
                    .until(() -> answers.stream().filter(it -> it.isDone()).count() == 9);
            answers.stream()
                    .filter(CompletableFuture::isDone)
                    .forEach(
                            it ->
                                    assertThatThrownBy(it::join)
                                            .hasCauseInstanceOf(LogUnavailable.class));
            holder.rollback();
        }
    }

    private String saidAfter(CyclicBarrier both, DescribeUnit unit) throws Exception {
        both.await();
        return said(unit);
    }

    private static DescribeUnit unit(String code, LocalDate from, @Nullable String parent) {
        var above = parent == null ? null : new UnitCode(parent);
        return new DescribeUnit(new UnitCode(code), from, "单位 " + code, null, above);
    }

    /** By a desk of its own, as another node has. */
    private String said(DescribeUnit... units) {
        var entries =
                Arrays.stream(units).map(unit -> new Entry(unit, Metadata.by(OFFICER))).toList();
        return new ReferenceDesk(node.log, node.desk, new UnitsAboveTurn())
                .describe(entries, node.desk.circumstances(OFFICER, false))
                .refusal()
                .map(refusal -> Problem.of(refusal.rejection()).code())
                .orElse(OK);
    }
}
