package budgettrail.query.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.EconomicCode;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.TestDatabase;
import budgettrail.query.Contents;
import budgettrail.query.QueryTest;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.IndicatorCells;
import budgettrail.query.figures.Sum;
import budgettrail.query.journal.Stretches;
import budgettrail.query.posting.Measure;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was known at any position is the sum of the postings up to it, whichever way it is found.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PastTest extends QueryTest {
    private static final int STRETCH = 7;
    private static final int FACTS = 700;
    private static final int MOMENTS = 12;
    private static final int LINES = 9;
    private static final Viewer AUDITOR = new Viewer("a", Set.of(Role.AUDITOR), null);
    private static final List<FiscalYear> YEARS =
            List.of(new FiscalYear(2021), new FiscalYear(2022));
    private static final List<String> UNITS = List.of("D1", "U11", "U12", "U2", "U3");
    private static final List<Level> LEVELS =
            List.of(Level.UNIT, Level.PROJECT, Level.DEPARTMENT, Level.LINE);

    private static final String POSTED =
            """
            SELECT l.key, p.measure, sum(p.amount_fen) AS amount
            FROM query.posting p JOIN query.line l USING (generation, line_no)
            WHERE p.generation = :generation AND p.fiscal_year = :year AND p.effective <= :asOf
              AND p.position <= :position GROUP BY l.key, p.measure
            """;

    private static final String RECEIVED =
            """
            SELECT l.key, o.key AS peer, p.measure, sum(p.amount_fen) AS amount
            FROM query.posting p JOIN query.line l USING (generation, line_no)
              JOIN query.line o ON o.generation = p.generation AND o.line_no = p.peer_no
            WHERE p.generation = :generation AND p.fiscal_year = :year AND p.effective <= :asOf
              AND p.position <= :position GROUP BY l.key, o.key, p.measure
            """;

    private record Added(String key, String peer, Measure measure, Sum amount) {}

    @Autowired private Reading reading;

    private final SplittableRandom random = new SplittableRandom(20_261_126);
    private JdbcClient database;
    private List<String> followed;

    @BeforeAll
    void recordABook() {
        database = JdbcClient.create(TestDatabase.application(access));
        database.sql("UPDATE query.generation SET positions_per_stretch = :length")
                .param("length", STRETCH)
                .update();
        var facts = new ArrayList<Fact>();
        UNITS.forEach(unit -> facts.add(described(unit)));
        for (var year : YEARS) {
            for (var number = 0; number < LINES; number++) {
                facts.add(new LineOpened(line(year, number), year.firstDay(), description()));
            }
        }
        while (facts.size() < FACTS) {
            add(facts);
        }
        json("/units?minPosition=" + record(facts));
    }

    @Test
    @Order(1)
    void isTheSumOfItsPostings() {
        await().until(() -> stretches(0) == written());
        expectSums();
        followed = Contents.of(database, 0).get("stretch");
    }

    @Test
    @Order(2)
    void isItAfterARebuildToo() {
        rebuilt();
        assertThat(stretches(0)).isZero();
        expectSums(); // While they are added up.
        await().until(() -> stretches(1) == written());
        assertThat(Contents.of(database, 1).get("stretch")).isEqualTo(followed);
        expectSums();
    }

    @Test
    @Order(3)
    void needsNoStretches() {
        database.sql("UPDATE query.generation SET positions_per_stretch = :length")
                .param("length", Integer.MAX_VALUE) // None is full, so none is written anew.
                .update();
        database.sql("DELETE FROM query.stretch").update();
        expectSums();
    }

    /** As many as are full, of each level; but for the first ones, which hold descriptions only. */
    private long written() {
        var written = -(long) (UNITS.size() + YEARS.size() * LINES) / STRETCH;
        for (var size = STRETCH; size <= log.head(); size *= Stretches.TOGETHER) {
            written += log.head() / size;
        }
        return written;
    }

    private long stretches(int generation) {
        return database.sql(
                        "SELECT count(DISTINCT (level, stretch)) FROM query.stretch WHERE"
                                + " generation = ?")
                .param(generation)
                .query(Long.class)
                .single();
    }

    private void expectSums() {
        for (var round = 0; round < MOMENTS; round++) {
            var year = YEARS.get(random.nextInt(YEARS.size()));
            var day = random.nextInt(3) == 0 ? year.lastDay() : day(year);
            var position = position(round);
            reading.at(
                    Moment.of(day.toString(), Long.toString(position), null),
                    snapshot -> {
                        assertThat(snapshot.past()).isTrue();
                        expectSums(snapshot, year);
                        return true;
                    });
        }
    }

    /** Where nothing was known, where a stretch ends, and anywhere. */
    private long position(int round) {
        return switch (round) {
            case 0 -> 0;
            case 1 -> 5L * STRETCH * Stretches.TOGETHER;
            default -> random.nextLong(1, log.head());
        };
    }

    private void expectSums(Snapshot snapshot, FiscalYear year) {
        var all = Scope.of(year, Sight.of(snapshot, AUDITOR, null));
        var known = snapshot.position() >= UNITS.size();
        var unit = Scope.of(year, Sight.of(snapshot, AUDITOR, known ? "U11" : null));
        var lines = all.ofLines("L1", "L2", "L5");
        for (var scope :
                List.of(
                        all,
                        unit,
                        lines,
                        all.ofProject("P1"),
                        all.ofItems(Set.of("30217")),
                        all.ofProcurement())) {
            for (var level : LEVELS) {
                expectSums(snapshot, scope, level);
            }
            expectMonths(snapshot, scope);
        }
    }

    private static void expectSums(Snapshot snapshot, Scope scope, Level level) {
        var expected = new TreeMap<String, List<String>>();
        summed(snapshot, scope, level)
                .forEach((key, sums) -> expected.put(key, IndicatorCells.of(sums.figures())));
        var found = new TreeMap<String, List<String>>();
        for (var group : Groups.read(snapshot, scope, level)) {
            found.put(group.key(), IndicatorCells.of(group.all()));
        }
        assertThat(found).as("%s %s %s", snapshot, scope, level).isEqualTo(expected);
    }

    /** All lines together, at the last of the months. */
    private static void expectMonths(Snapshot snapshot, Scope scope) {
        var months = Months.of(snapshot, scope).all();
        assertThat(months).hasSize(snapshot.asOf().getMonthValue());
        var whole = Groups.whole(snapshot, scope).map(Group::all).orElse(Figures.NONE);
        assertThat(IndicatorCells.of(months.getLast().figures()))
                .as("%s %s", snapshot, scope)
                .isEqualTo(IndicatorCells.of(whole));
    }

    /** The postings themselves, line by line, rolled up here. */
    private static Map<String, Figures.Summing> summed(
            Snapshot snapshot, Scope scope, Level level) {
        var rollUp = RollUp.of(scope.sight(), level);
        var groups = new TreeMap<String, Set<String>>();
        var described = "SELECT key, %s AS leaf FROM scope".formatted(level.expression());
        ScopeSql.withKeys(snapshot, scope, described)
                .query((row, _) -> new String[] {row.getString(1), row.getString(2)})
                .list()
                .stream()
                .filter(row -> row[1] != null)
                .forEach(row -> groups.put(row[0], Set.copyOf(rollUp.keys(row[1]))));
        var sums = new TreeMap<String, Figures.Summing>();
        groups.values().forEach(keys -> keys.forEach(key -> sums.put(key, new Figures.Summing())));
        for (var posted : added(snapshot, scope, POSTED)) {
            for (var key : groups.getOrDefault(posted.key(), Set.of())) {
                sums.get(key).add(posted.measure(), posted.amount());
            }
        }
        for (var received : added(snapshot, scope, RECEIVED)) {
            var peers = groups.getOrDefault(received.peer(), Set.of());
            groups.getOrDefault(received.key(), Set.of()).stream()
                    .filter(peers::contains)
                    .forEach(key -> sums.get(key).addInside(received.measure(), received.amount()));
        }
        return sums;
    }

    private static List<Added> added(Snapshot snapshot, Scope scope, String sql) {
        var peer = sql.equals(RECEIVED);
        return snapshot.sql(sql)
                .param("year", scope.year().value())
                .query(
                        (row, _) ->
                                new Added(
                                        row.getString("key"),
                                        peer ? row.getString("peer") : "",
                                        Measure.numbered(row.getInt("measure")),
                                        new Sum(row.getBigDecimal("amount").toBigIntegerExact())))
                .list();
    }

    private void add(List<Fact> facts) {
        var year = YEARS.get(random.nextInt(YEARS.size()));
        var line = line(year, random.nextInt(LINES));
        var other = line(year, random.nextInt(LINES));
        var day = day(year);
        var id = "X" + facts.size();
        switch (random.nextInt(8)) {
            case 0 -> facts.add(new LineDescribed(line, day, description()));
            case 1 -> facts.add(new Appropriated(line, year.firstDay(), money(), "d", null));
            case 2 ->
                    facts.add(
                            new Supplemented(
                                    line, day, new AdjustmentId(id), money(), false, null, "r"));
            case 3, 4 -> {
                if (!line.equals(other)) {
                    var moved = new AdjustmentId(id);
                    var amount = money();
                    facts.add(new TransferredOut(line, day, moved, amount, other, null, null));
                    facts.add(new TransferredIn(other, day, moved, amount, line, null, null));
                }
            }
            default ->
                    facts.add(
                            new DisbursementRecorded(
                                    line,
                                    day,
                                    new DisbursementId(id),
                                    money(),
                                    new UnitCode("U2"),
                                    new VoucherNumber(id),
                                    "p",
                                    null,
                                    null,
                                    null));
        }
    }

    private static Fact described(String unit) {
        var parent = unit.startsWith("U1") ? new UnitCode("D1") : null;
        return new UnitDescribed(
                new UnitCode(unit), YEARS.getFirst().firstDay(), unit, null, parent);
    }

    private LineDescription description() {
        var project = random.nextInt(3);
        return new LineDescription(
                new UnitCode(UNITS.get(random.nextInt(UNITS.size()))),
                new FunctionCode("2080101"),
                project == 0 ? ExpenditureKind.BASIC : ExpenditureKind.PROJECT,
                null,
                project == 0 ? null : new ProjectCode("P" + project),
                random.nextBoolean() ? null : new EconomicCode("30217"),
                null,
                FundType.GENERAL_PUBLIC,
                null,
                random.nextBoolean());
    }

    private static LineId line(FiscalYear year, int number) {
        return new LineId(year, "L" + number);
    }

    private LocalDate day(FiscalYear year) {
        return year.firstDay().plusDays(random.nextInt(365));
    }

    private Money money() {
        return new Money(random.nextLong(1, 1_000_000));
    }
}
