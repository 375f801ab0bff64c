package budgettrail.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.event.Fact;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.TestDatabase;
import budgettrail.query.QueryTest;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.journal.Generations;
import budgettrail.query.journal.Journal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rebuilds while facts keep coming lose none, double none, and differ in nothing. */
class RebuildWhileWritingTest extends QueryTest {
    private static final LineId LINE = Year2022.line("035001-2080101-B-30101-50101");
    private static final LocalDate DAY = LocalDate.of(2022, 1, 1);
    private static final int CHUNKS = 60;
    private static final int PAYMENTS = 20;
    private static final int MORE_THAN_A_PAGE = 2_000;

    @Autowired private Rebuild rebuild;
    @Autowired private EventProcessingConfiguration processors;

    @Test
    void nothingIsLostOrDoubled() {
        record(Year2022.facts());
        var writing = CompletableFuture.supplyAsync(this::pay);
        var flips = 0;
        while (!writing.isDone() || flips < 3) {
            flips += rebuild.run().isPresent() ? 1 : 0;
        }
        var head = writing.join();

        var line = json("/budget-lines/" + LINE + "?minPosition=" + head).get("budgetLine");
        var paid = 94_640_000L + CHUNKS * PAYMENTS;
        assertThat(line.get("amounts").get("disbursed").asString())
                .isEqualTo(new Money(paid).yuan());

        var live = JdbcClient.create(TestDatabase.application(access));
        var kept = contents(live);
        assertThat(rebuild.run()).isPresent();
        assertThat(contents(live)).isEqualTo(kept);
        assertThat(othersThanBefore(live)).isZero();
        assertThat(sum(live, "balance")).isEqualTo(sum(live, "posting"));
        assertThat(sum(live, "daily")).isEqualTo(sum(live, "posting"));
        assertThat(
                        live.sql("SELECT count(*) FROM pg_largeobject_metadata")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    /**
     * As a flip does it: whoever writes must wait, or it would write into the generation left
     * behind.
     */
    @Test
    void processorsWaitWhileAnotherGenerationBecomesLive() throws SQLException {
        try (var flip = TestDatabase.application(access).getConnection()) {
            flip.setAutoCommit(false);
            Generations.lockLive(flip);
            var described = new UnitDescribed(new UnitCode("9"), DAY, "另一", null, null);
            var head = record(List.of(described));
            await().until(() -> waiting() > 0);
            flip.commit();
            assertThat(json("/units?asOf=2022-12-31&minPosition=" + head).get("position").asLong())
                    .isGreaterThanOrEqualTo(head);
        }
    }

    @Test
    void aFlipWaitsForAProcessorThatWrites() throws SQLException {
        try (var writer = TestDatabase.application(access).getConnection()) {
            writer.setAutoCommit(false);
            Generations.holdLive(writer);
            var rebuilding = CompletableFuture.supplyAsync(rebuild::run);
            await().until(() -> waiting() > 0);
            assertThat(rebuilding).isNotDone();
            writer.commit();
            assertThat(rebuilding.join()).isPresent();
        }
    }

    /** A page of the log ends where it is full: between the two facts of a virement, maybe. */
    @Test
    void whatBecomesLiveEndsWhereWhatWasLiveDoes() throws SQLException {
        var described = new UnitDescribed(new UnitCode("9"), DAY, "又一", null, null);
        var followed = record(List.of(described));
        json("/units?minPosition=" + followed);
        var processor =
                processors.eventProcessor("figures", StreamingEventProcessor.class).orElseThrow();
        processor.shutDown();
        try (var elsewhere = TestDatabase.application(access).getConnection()) {
            elsewhere.setAutoCommit(false);
            Generations.holdLive(elsewhere);
            var rebuilding = CompletableFuture.supplyAsync(rebuild::run);
            await().until(() -> waiting() > 0);
            var end = record(List.of(described));
            Journal.follow(elsewhere, log.after(followed, 1));
            record(Collections.nCopies(MORE_THAN_A_PAGE, described));
            elsewhere.commit();
            assertThat(rebuilding.join().orElseThrow().position()).isEqualTo(end);
        } finally {
            processor.start();
        }
    }

    /** Rebuilds whose figures were not the live ones, at whichever position they met. */
    private static long othersThanBefore(JdbcClient database) {
        return database.sql(
                        "SELECT count(*) FROM query.rebuild WHERE differences IS DISTINCT FROM 0")
                .query(Long.class)
                .single();
    }

    private long waiting() {
        return JdbcClient.create(TestDatabase.owner(access))
                .sql(
                        """
                        SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                        WHERE NOT l.granted AND a.datname = current_database()
                        """)
                .query(Long.class)
                .single();
    }

    private long pay() {
        var head = 0L;
        for (var chunk = 0; chunk < CHUNKS; chunk++) {
            var facts = new ArrayList<Fact>();
            for (var payment = 0; payment < PAYMENTS; payment++) {
                var name = "W-" + chunk + "-" + payment;
                facts.add(
                        new DisbursementRecorded(
                                LINE,
                                LocalDate.of(2022, 12, 30),
                                new DisbursementId(name),
                                new Money(1),
                                new UnitCode("035001"),
                                new VoucherNumber(name),
                                "payee",
                                null,
                                null,
                                null));
            }
            head = record(facts);
        }
        return head;
    }

    /** Everything of the live generation, without the numbers that a rebuild draws anew. */
    private static List<String> contents(JdbcClient database) {
        return database.sql(
                        """
                        SELECT concat_ws('|', l.fiscal_year, l.key, l.opened, l.parked_reason,
                          (SELECT md5(string_agg(concat_ws(',', p.position, p.measure, p.effective, p.amount_fen), ';'
                             ORDER BY p.position, p.measure))
                           FROM query.posting p WHERE p.generation = l.generation AND p.line_no = l.line_no),
                          (SELECT md5(string_agg(concat_ws(',', b.measure, b.amount_fen), ';' ORDER BY b.measure))
                           FROM query.balance b WHERE b.generation = l.generation AND b.line_no = l.line_no),
                          (SELECT md5(string_agg(concat_ws(',', d.measure, d.effective, d.amount_fen), ';'
                             ORDER BY d.measure, d.effective))
                           FROM query.daily d WHERE d.generation = l.generation AND d.line_no = l.line_no),
                          (SELECT md5(string_agg(concat_ws(',', d.disbursement, d.status, d.amount_fen), ';'
                             ORDER BY d.position))
                           FROM query.disbursement d WHERE d.generation = l.generation AND d.line_no = l.line_no))
                        FROM query.line l JOIN query.live USING (generation) ORDER BY l.fiscal_year, l.key
                        """)
                .query(String.class)
                .list();
    }

    private static long sum(JdbcClient database, String table) {
        return database.sql(
                        "SELECT sum(amount_fen * measure)::bigint FROM query."
                                + table
                                + " JOIN query.live USING (generation)")
                .query(Long.class)
                .single();
    }
}
