package budgettrail.query.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent.ExemptionGranted;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AdjustmentKind;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.ExemptionGround;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.UnitCode;
import budgettrail.query.QueryTest;
import budgettrail.query.dataset.Table;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.IndicatorCells;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The months of a year are what the figures were at each of its month ends. */
class MonthsTest extends QueryTest {
    private static final List<Level> LEVELS = List.of(Level.DEPARTMENT, Level.UNIT, Level.PROJECT);
    private static final LocalDate YEAR_END = Year2022.YEAR.lastDay();
    private static final Viewer AUDITOR = new Viewer("a", Set.of(Role.AUDITOR), null);
    private static final List<String> UNITS = List.of("035001", "035002", "035003");

    @Autowired private Reading reading;

    private long yearIn;

    @BeforeAll
    void theWholeYearIsIn() {
        yearIn = record(Year2022.facts());
        // One fact more, so that what was known at the year's last one is read from the journal.
        json("/units?minPosition=" + record(opened(new LineId(new FiscalYear(2021), "more"))));
    }

    @Test
    void areTheOraclesForDepartmentUnitsAndProjects() {
        at(YEAR_END, MonthsTest::expectOracle);
    }

    @Test
    void areTheOraclesFromTheJournalToo() {
        var known = moment(YEAR_END, yearIn, yearIn);
        reading.at(
                known,
                snapshot -> {
                    assertThat(snapshot.past()).isTrue();
                    expectOracle(snapshot);
                    return true;
                });
    }

    private static void expectOracle(Snapshot snapshot) {
        var scope = Scope.of(Year2022.YEAR, Sight.of(snapshot, AUDITOR, null));
        var found = new HashMap<Level, Map<String, Months>>();
        LEVELS.forEach(level -> found.put(level, Months.by(snapshot, scope, level)));
        var rows = Table.rows("expected_indicators");
        assertThat(rows).hasSize(257);
        for (var row : rows) {
            var level = Level.valueOf(row.getField("level"));
            var month = LocalDate.parse(row.getField("as_of")).getMonthValue();
            var months = found.get(level).get(row.getField("key")).all();
            assertThat(IndicatorCells.of(months.get(month - 1).figures()))
                    .as(row.toString())
                    .isEqualTo(row.getFields().subList(3, 22));
        }
        var department = found.get(Level.DEPARTMENT).get("035");
        assertThat(Months.of(snapshot, scope)).isEqualTo(department);
        assertThat(found.get(Level.UNIT)).containsOnlyKeys(UNITS);
    }

    @Test
    void endWithTheDayThatIsAskedFor() {
        at(
                LocalDate.of(2022, 6, 15),
                snapshot -> {
                    var scope = Scope.of(Year2022.YEAR, Sight.of(snapshot, AUDITOR, null));
                    var months = Months.of(snapshot, scope).all();
                    var last = months.getLast();
                    assertThat(months).hasSize(6);
                    assertThat(last.day()).isEqualTo(LocalDate.of(2022, 6, 15));
                    assertThat(last.before()).isEqualTo(months.get(4).figures());
                    expectAsRead(snapshot, scope);
                });
        at(
                LocalDate.of(2021, 12, 31),
                snapshot -> {
                    var scope = Scope.of(Year2022.YEAR, Sight.of(snapshot, AUDITOR, null));
                    assertThat(Months.of(snapshot, scope).all()).isEmpty();
                    assertThat(Months.by(snapshot, scope, Level.UNIT)).isEmpty();
                });
    }

    @Test
    void ofOneUnitProjectOrLineAreItsOwn() {
        at(
                YEAR_END,
                snapshot -> {
                    var all = Sight.of(snapshot, AUDITOR, null);
                    var manager = new Viewer("m", Set.of(Role.UNIT_MANAGER), "035002");
                    var own = Sight.of(snapshot, manager, null);
                    var annuities = "410702220000000012266";
                    var key = new String[] {"035001-2080101-B-30201-50201"};
                    expectAsRead(snapshot, Scope.of(Year2022.YEAR, own));
                    expectAsRead(snapshot, Scope.of(Year2022.YEAR, all).ofProject(annuities));
                    expectAsRead(snapshot, Scope.of(Year2022.YEAR, all).ofLines(key));
                    var unit = Months.by(snapshot, Scope.of(Year2022.YEAR, own), Level.UNIT);
                    assertThat(unit).containsOnlyKeys("035002");
                    assertThat(unit.get("035002").all().getLast().execution().shown())
                            .isEqualTo("99.03");
                });
    }

    /** Lines pass from unit to unit and from project to project, some days known only later. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void takeTheirPastAlongWhenTheyPassToAnotherUnit(long seed) {
        var random = new SplittableRandom(seed);
        var year = new FiscalYear(2100 + (int) seed);
        var half = record(moves(random, year, 1));
        var all = record(moves(random, year, 2));
        for (var position : List.of(half, all)) {
            var day = year.firstDay().plusDays(random.nextInt(365));
            for (var end : List.of(day, year.lastDay())) {
                reading.at(
                        moment(end, position, all),
                        snapshot -> {
                            var sight = Sight.of(snapshot, AUDITOR, null);
                            expectAsRead(snapshot, Scope.of(year, sight));
                            var one = Sight.of(snapshot, AUDITOR, UNITS.getFirst());
                            expectAsRead(snapshot, Scope.of(year, one));
                            expectAsRead(snapshot, Scope.of(year, sight).ofProject("P1"));
                            return true;
                        });
            }
        }
    }

    /** Each month's figures are those that are read as of its end. */
    private static void expectAsRead(Snapshot snapshot, Scope scope) {
        for (var level : List.of(Level.UNIT, Level.PROJECT, Level.DEPARTMENT, Level.LINE)) {
            var months = Months.by(snapshot, scope, level);
            for (var month = 1; month <= snapshot.asOf().getMonthValue(); month++) {
                var end = YearMonth.of(scope.year().value(), month).atEndOfMonth();
                var day = end.isBefore(snapshot.asOf()) ? end : snapshot.asOf();
                var read = new HashMap<String, List<String>>();
                for (var group : Groups.read(snapshot.asOf(day), scope, level)) {
                    read.put(group.key(), IndicatorCells.of(group.all()));
                }
                for (var key : read.keySet()) {
                    assertThat(cells(months.get(key), month))
                            .as("%s %s %s", level, key, day)
                            .isEqualTo(read.get(key));
                }
                for (var key : months.keySet()) {
                    assertThat(cells(months.get(key), month))
                            .as("%s %s %s", level, key, day)
                            .isEqualTo(read.getOrDefault(key, IndicatorCells.of(Figures.NONE)));
                }
            }
        }
    }

    private static List<String> cells(Months months, int month) {
        return months == null
                ? IndicatorCells.of(Figures.NONE)
                : IndicatorCells.of(months.all().get(month - 1).figures());
    }

    private static List<Fact> moves(SplittableRandom random, FiscalYear year, int round) {
        var facts = new ArrayList<Fact>();
        var lines = new ArrayList<LineId>();
        for (var number = 0; number < 6; number++) {
            var line = new LineId(year, "L" + number);
            lines.add(line);
            if (round == 1) {
                var day = number == 0 ? year.firstDay() : day(random, year);
                facts.add(new LineOpened(line, day, described(random)));
                facts.add(new Appropriated(line, day, money(random), null, null));
            }
        }
        for (var step = 0; step < 40; step++) {
            var line = lines.get(random.nextInt(lines.size()));
            var other = lines.get(random.nextInt(lines.size()));
            var day = day(random, year);
            var amount = money(random);
            var id = new AdjustmentId(year + "/" + round + "/" + step);
            switch (random.nextInt(4)) {
                case 0 -> facts.add(new LineDescribed(line, day, described(random)));
                case 1 -> facts.add(new Supplemented(line, day, id, amount, false, "d", "r"));
                default -> {
                    if (!line.equals(other)) {
                        facts.add(new TransferredOut(line, day, id, amount, other, "d", "r"));
                        facts.add(new TransferredIn(other, day, id, amount, line, "d", "r"));
                        facts.add(exempt(line, AdjustmentKind.VIREMENT_OUT, day, id, other));
                        facts.add(exempt(other, AdjustmentKind.VIREMENT_IN, day, id, line));
                    }
                }
            }
        }
        return facts;
    }

    private static Fact exempt(
            LineId line, AdjustmentKind kind, LocalDate day, AdjustmentId id, LineId peer) {
        return new ExemptionGranted(
                line,
                day,
                id,
                kind,
                Money.yuan("0.01"),
                peer,
                ExemptionGround.NATIONAL_POLICY,
                day,
                "d");
    }

    private static List<Fact> opened(LineId line) {
        var description = described(new SplittableRandom(1));
        return List.of(new LineOpened(line, line.year().firstDay(), description));
    }

    private static LineDescription described(SplittableRandom random) {
        var project = random.nextInt(3);
        return new LineDescription(
                new UnitCode(UNITS.get(random.nextInt(UNITS.size()))),
                new FunctionCode("2080101"),
                project == 0 ? ExpenditureKind.BASIC : ExpenditureKind.PROJECT,
                null,
                project == 0 ? null : new ProjectCode("P" + project),
                null,
                null,
                FundType.GENERAL_PUBLIC,
                null,
                false);
    }

    private static Money money(SplittableRandom random) {
        return new Money(random.nextLong(1, 1_000_000));
    }

    /** Often the first or last of a month. */
    private static LocalDate day(SplittableRandom random, FiscalYear year) {
        var month = YearMonth.of(year.value(), random.nextInt(1, 13));
        return switch (random.nextInt(4)) {
            case 0 -> month.atDay(1);
            case 1 -> month.atEndOfMonth();
            default -> month.atDay(random.nextInt(1, 29));
        };
    }

    private void at(LocalDate day, Consumer<Snapshot> look) {
        reading.at(
                Moment.of(day.toString(), null, null),
                snapshot -> {
                    look.accept(snapshot);
                    return true;
                });
    }

    private static Moment moment(LocalDate asOf, long knownAt, long atLeast) {
        return Moment.of(asOf.toString(), Long.toString(knownAt), Long.toString(atLeast));
    }
}
