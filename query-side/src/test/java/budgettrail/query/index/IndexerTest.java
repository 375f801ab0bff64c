package budgettrail.query.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.event.Actor;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.Metadata;
import budgettrail.log.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every fact is found once, whoever makes segments, and whatever happens to him. */
class IndexerTest {
    private static final Metadata BY_CLERK = Metadata.by(new Actor("clerk"));

    private DatabaseAccess access;
    private HikariDataSource database;
    private EventLog log;
    private FactIndex index;
    private Indexer indexer;
    private JdbcClient owner;
    private int recorded;

    @BeforeEach
    void open() {
        access = TestDatabase.with("log", "search");
        database = IndexConfiguration.pool(access);
        log = new EventLog(database);
        index = new FactIndex(log, database);
        indexer = new Indexer(log, database);
        owner = JdbcClient.create(TestDatabase.owner(access));
    }

    @AfterEach
    void close() {
        indexer.close();
        log.close();
        database.close();
    }

    /** So many payments more, each of a voucher of its own. */
    private void pay(int payments) {
        for (var left = payments; left > 0; left -= Math.min(left, 5_000)) {
            var drafts = new ArrayList<Draft>();
            for (var number = 0; number < Math.min(left, 5_000); number++) {
                drafts.add(payment(recorded++));
            }
            log.append(drafts);
        }
    }

    private static Draft payment(int number) {
        return new Draft(
                number,
                new DisbursementRecorded(
                        LineId.of("2022:L"),
                        LocalDate.of(2022, 3, 1),
                        new DisbursementId("P-" + number),
                        new Money(number + 1),
                        new UnitCode("U"),
                        new VoucherNumber("凭-" + number),
                        "示例文具店",
                        null,
                        null,
                        null),
                BY_CLERK);
    }

    /** All of them, in order, none twice. */
    private void findsAll() {
        var hits = index.find(query(List.of()));
        assertThat(hits.positions())
                .isEqualTo(LongStream.rangeClosed(1, recorded).boxed().toList());
        assertThat(hits.count()).isEqualTo(recorded);
        assertThat(hits.through()).isEqualTo(recorded);
        assertThat(hits.behind()).isZero();
        var last = TextTest.whole("凭-" + (recorded - 1));
        var voucher = new Condition.Text(Set.of(Field.VOUCHER), last);
        assertThat(index.find(query(List.of(voucher))).positions())
                .containsExactly((long) recorded);
        var first = new Condition.AmountWithin(1, 1);
        assertThat(index.find(query(List.of(first))).positions()).containsExactly(1L);
    }

    private static FactQuery query(List<Condition> conditions) {
        return new FactQuery(conditions, Long.MAX_VALUE, true, 0, 1_000_000, 1_000_000);
    }

    private void indexAll() {
        while (indexer.index()) {}
        assertThat(indexer.trouble()).isNull();
    }

    private long segments() {
        return owner.sql("SELECT count(*) FROM search.segment").query(Long.class).single();
    }

    @Test
    void goesOnWhereItStoodAndLosesNothing() {
        pay(5);
        indexAll();
        findsAll();
        assertThat(segments()).isZero();
        pay(Segment.SIZE);
        indexAll();
        findsAll();
        assertThat(segments()).isEqualTo(1);
        indexer.close();
        indexer = new Indexer(log, database);
        pay(2 * Segment.SIZE - 5);
        indexAll();
        findsAll();
        assertThat(segments()).isEqualTo(3);
    }

    /** Long texts are not in memory at once, and are looked through all the same. */
    @Test
    void readsTextsInPortions() {
        pay(3 * Segment.SIZE);
        indexAll();
        var client = JdbcClient.create(database);
        var whole = passing(new Segments(client));
        assertThat(whole).hasSizeGreaterThan(3 * 4);
        assertThat(passing(new Segments(client, 100, 5_000))).isEqualTo(whole);
        assertThat(passing(new Segments(client, 3, 1))).isEqualTo(whole);
    }

    /** The texts that pass some tests, of every place that is read, in the order read. */
    private static List<String> passing(Segments segments) {
        var tests =
                List.of(
                        TextTest.whole("凭-8192"),
                        TextTest.beginning("凭-16"),
                        TextTest.somewhere("77"));
        var passing = new ArrayList<String>();
        segments.readTexts(
                Set.of(0, 1, 2),
                EnumSet.allOf(Field.class),
                (place, texts) -> passing.add(place + ": " + texts.passing(tests)));
        return passing;
    }

    @Test
    void looksBehindTheSegmentsAsFarAsThereIsRoom() {
        pay(Segment.SIZE - 1);
        var tail = new Tail(new Entries(log, JdbcClient.create(database)), 100_000);
        var some = tail.behind(0);
        assertThat(some.through()).isBetween(1_000L, Segment.SIZE - 2L);
        assertThat(some.entries()).extracting(FactEntry::position).endsWith(some.through());
        assertThat(tail.behind(0)).isEqualTo(some);

        pay(11);
        indexAll();
        var next = tail.behind(Segment.SIZE);
        assertThat(next.through()).isEqualTo(recorded);
        assertThat(next.entries()).hasSize(10);
    }

    @Test
    void isNeverMadeByTwoAtOnce() {
        pay(4 * Segment.SIZE + 1);
        var other = new Indexer(log, database);
        var both =
                CompletableFuture.runAsync(
                        () -> {
                            while (segments() < 4) {
                                other.index();
                            }
                        });
        while (segments() < 4) {
            indexer.index();
        }
        both.join();
        assertThat(List.of(indexer, other)).allMatch(one -> one.trouble() == null);
        findsAll();
        other.close();
    }

    /** Its connection is cut in the middle of a segment, as by kill -9. */
    @Test
    void isWholeAfterItWasKilled() throws SQLException {
        pay(Segment.SIZE + 1);
        indexer.index(); // Nothing but the version.
        try (var blocking = TestDatabase.owner(access).getConnection();
                var statement = blocking.createStatement()) {
            blocking.setAutoCommit(false);
            statement.execute("LOCK TABLE search.field IN EXCLUSIVE MODE");
            var made = CompletableFuture.supplyAsync(indexer::index);
            await().until(() -> killed() > 0);
            assertThat(made.join()).isFalse();
            blocking.rollback();
        }
        assertThat(indexer.trouble()).isNotNull();
        assertThat(segments()).isZero();
        indexAll();
        assertThat(segments()).isEqualTo(1);
        findsAll();
    }

    /** How many of those who wait for a lock are no more. */
    private long killed() {
        return JdbcClient.create(TestDatabase.application(access))
                .sql(
                        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE"
                                + " wait_event_type = 'Lock' AND datname = current_database()")
                .query(Long.class)
                .single();
    }

    @Test
    void isMadeAnewForANewerVersionOrAnOlderLog() {
        pay(Segment.SIZE + 1);
        indexAll();
        owner.sql("UPDATE search.made SET version = ?").param(Segments.VERSION - 1).update();
        assertThat(index.find(query(List.of())).through()).isEqualTo(recorded);
        assertThat(indexer.index()).isTrue();
        assertThat(segments()).isZero();
        findsAll();
        indexAll();
        assertThat(segments()).isEqualTo(1);
        owner.sql("DELETE FROM log.event WHERE position > 100").update();
        recorded = 100;
        index = new FactIndex(log, database);
        assertThat(indexer.index()).isTrue();
        findsAll();
        owner.sql("UPDATE search.made SET version = 1000").update();
        assertThat(indexer.index()).isFalse();
        assertThat(indexer.trouble()).contains("newer program");
    }

    @Test
    void saysHowFarItIsBehind() {
        pay(Tail.MOST + 7);
        var hits = index.find(query(List.of()));
        assertThat(hits.through()).isEqualTo(Tail.MOST);
        assertThat(hits.behind()).isEqualTo(7);
        indexAll();
        findsAll();
    }

    @Test
    void stopsBeforeAFactThatNobodyCanReadAndSaysSo() {
        pay(Segment.SIZE + 10);
        owner.sql("UPDATE log.event SET type = 'line.nonsense' WHERE position = 8000").update();
        log.close();
        log = new EventLog(database); // It has forgotten what it recorded itself.
        index = new FactIndex(log, database);
        indexer = new Indexer(log, database);
        indexer.index();
        assertThat(indexer.index()).isFalse();
        assertThat(indexer.trouble()).contains("fact 8000 cannot be read");
        assertThat(index.find(query(List.of())).through()).isEqualTo(7_999);
        assertThat(index.find(query(List.of())).behind()).isEqualTo(recorded - 7_999);
    }
}
