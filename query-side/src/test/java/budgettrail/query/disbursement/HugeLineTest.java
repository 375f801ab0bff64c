package budgettrail.query.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementEvent.DisbursementApproved;
import budgettrail.event.line.DisbursementEvent.DisbursementPaid;
import budgettrail.event.line.DisbursementEvent.DisbursementRequested;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.UnitCode;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import budgettrail.query.RowsRead;
import budgettrail.query.indicators.Scope;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.query.reading.Units;
import budgettrail.query.sheet.PageTable;
import budgettrail.query.sheet.Sheets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A page of payments costs what it shows, not what its line or another one holds. The cost is
 * counted in rows that the database looked at.
 */
class HugeLineTest extends QueryTest {
    private static final int PAYMENTS = 3_000;
    private static final int EVERY_PAYMENT = 2 * PAYMENTS + 1;
    private static final int SHOWN = 50;
    private static final int MANY = 250;
    private static final String MANY_FEN = "2.50";
    private static final int MOST_ROWS_PER_PAYMENT = 4;
    private static final FiscalYear YEAR = new FiscalYear(2022);
    private static final LineId OTHER = new LineId(YEAR, "OTHER");
    private static final LineId LINE = new LineId(YEAR, "HUGE");
    private static final String[] STEPS = {"query.disbursement_step"};
    private static final String[] ALL = {
        "query.disbursement_step", "query.disbursement", "query.line"
    };

    @Autowired private Reading reading;

    private long head;

    @BeforeAll
    void payOften() {
        var facts = new ArrayList<Fact>();
        for (var line : List.of(OTHER, LINE)) {
            facts.add(new LineOpened(line, YEAR.firstDay(), description()));
            facts.add(new Appropriated(line, YEAR.firstDay(), new Money(PAYMENTS + 2), null, null));
            if (line.equals(LINE)) {
                facts.addAll(askedForLaterThanPaid());
                facts.addAll(adjustmentsAndContracts());
            }
            for (var number = 1; number <= PAYMENTS; number++) {
                facts.addAll(payment(line, number));
            }
        }
        head = record(facts);
    }

    @Test
    void theLastOnesAreLookedUpAndAllAreCounted() {
        reading.at(
                new Moment(null, null, head),
                snapshot -> {
                    var scope = Scope.of(YEAR, everybody(snapshot)).ofLines(LINE.key());
                    var latest =
                            bounded(snapshot, STEPS, it -> Payments.of(it, scope, SHOWN), SHOWN);
                    assertThat(latest.all()).isEqualTo(PAYMENTS + 1);
                    assertThat(latest.whole()).isFalse();
                    assertThat(names(latest.found())).isEqualTo(lastOnes());
                    return latest;
                });
    }

    @Test
    void aPageOfTheLineLooksUpItself() {
        reading.at(
                new Moment(null, null, head),
                snapshot -> {
                    var page =
                            bounded(
                                    snapshot,
                                    ALL,
                                    it -> Disbursements.find(it, everybody(it), ofTheLine()),
                                    SHOWN + 1);
                    assertThat(page).hasSize(SHOWN + 1);
                    assertThat(page.getFirst().answer().disbursement()).isEqualTo("EARLY");
                    return page;
                });
    }

    @Test
    void soDoesThePageOfAManager() {
        reading.at(
                new Moment(null, null, head),
                snapshot -> {
                    var own = new Sight(Units.of(snapshot), Set.of("U"));
                    var page =
                            bounded(
                                    snapshot,
                                    ALL,
                                    it -> Disbursements.find(it, own, ofTheLine()),
                                    SHOWN + 1);
                    assertThat(page).hasSize(SHOWN + 1);
                    return page;
                });
    }

    @Test
    void aPageOfAllPaymentsLooksUpItself() {
        reading.at(
                new Moment(null, null, head),
                snapshot -> {
                    var everything =
                            new DisbursementFilter(
                                    null, null, null, null, null, null, null, true, 0, SHOWN);
                    var page =
                            bounded(
                                    snapshot,
                                    ALL,
                                    it -> Disbursements.find(it, everybody(it), everything),
                                    SHOWN + 1);
                    assertThat(page).hasSize(SHOWN + 1);
                    assertThat(page.getFirst().answer().disbursement()).isEqualTo("OTHER1");
                    return page;
                });
    }

    @Test
    void ofAPastDayOnlyWhatCountedThenIsListed() {
        reading.at(
                new Moment(day(PAYMENTS / 2), null, head),
                snapshot -> {
                    var scope = Scope.of(YEAR, everybody(snapshot)).ofLines(LINE.key());
                    var latest = Payments.of(snapshot, scope, SHOWN);
                    assertThat(latest.found())
                            .hasSize(SHOWN)
                            .allMatch(it -> !it.answer().effective().isAfter(snapshot.asOf()));
                    var all = Payments.of(snapshot, scope, PAYMENTS);
                    assertThat(all.whole()).isTrue();
                    assertThat(names(all.found())).contains("EARLY");
                    assertThat(latest.all()).isEqualTo(PAYMENTS / 2 + 1);
                    return latest;
                });
    }

    @Test
    void aPageFindsThePaymentRecordedFirst() {
        var page = page("payments.find=EARLY");

        assertThat(PageTable.of(page, "payments").names()).containsExactly("EARLY");
        assertThat(page).contains("1 of " + (PAYMENTS + 1) + " rows match.");
        assertThat(page("payments.find=nothing"))
                .contains("No row matches.", "0 of " + (PAYMENTS + 1) + " rows match.");
    }

    @Test
    void aPageShowsTheLargestPaymentFirstWheneverItWasRecorded() {
        assertThat(PageTable.of(page("payments.sort=-amount"), "payments").names())
                .startsWith("EARLY");
    }

    @Test
    void pagesLeadToThePaymentRecordedFirst() {
        var inTheMiddle = PageTable.of(page("payments.from=1800"), "payments");
        assertThat(inTheMiddle.html())
                .contains("Rows 1801 to 2000 of " + (PAYMENTS + 1) + ";", "rel=\"next\"");
        var last = PageTable.of(page("payments.from=3000"), "payments");
        assertThat(last.names()).containsExactly("EARLY", "Total");
        assertThat(last.html()).doesNotContain("rel=\"next\"");
    }

    /** Whichever of two lines was recorded first, and although their days are the same. */
    @Test
    void pagesOfTwoLinesHaveEachPaymentOnce() {
        var names = new ArrayList<String>();
        for (var from = 0; from < EVERY_PAYMENT; from += Sheets.MOST) {
            var rows = PageTable.of(project("payments.from=" + from), "payments");
            names.addAll(rows.names().stream().filter(it -> !it.equals("Total")).toList());
        }

        assertThat(names).hasSize(EVERY_PAYMENT).doesNotHaveDuplicates();
        assertThat(names).startsWith("HUGE" + PAYMENTS).endsWith("OTHER1");
        assertThat(project("")).contains("of more than 2,000 the last recorded");
    }

    /** The total is of all of them on every page. */
    @ParameterizedTest
    @ValueSource(strings = {"adjustments", "commitments"})
    void aPageSaysHowManyThereAreAndLeadsToTheNext(String table) {
        var first = page("");
        assertThat(PageTable.of(first, table).names()).hasSize(200 + 1);
        assertThat(PageTable.of(first, table).html())
                .contains("Rows 1 to 200 of " + MANY + ";", MANY_FEN, "rel=\"next\"");
        var rest = page(table + ".from=200");
        assertThat(PageTable.of(rest, table).names()).hasSize(MANY - 200 + 1);
        assertThat(PageTable.of(rest, table).html())
                .contains("Rows 201 to " + MANY + " of " + MANY + ";", MANY_FEN)
                .doesNotContain("rel=\"next\"");
    }

    private String page(String arrangement) {
        return shown("/line?line=" + LINE, arrangement);
    }

    private String project(String arrangement) {
        return shown("/project?project=P&fiscalYear=" + YEAR, arrangement);
    }

    private String shown(String what, String arrangement) {
        var address = "%s&minPosition=%s&%s".formatted(what, head, arrangement);
        var answer = visitor("auditor").get(address, "en");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static <T> T bounded(
            Snapshot snapshot, String[] tables, Function<Snapshot, T> read, int shown) {
        var before = RowsRead.of(snapshot, tables);
        var found = read.apply(snapshot);
        assertThat(RowsRead.of(snapshot, tables) - before)
                .isBetween((long) shown, (long) shown * MOST_ROWS_PER_PAYMENT);
        return found;
    }

    private static Sight everybody(Snapshot snapshot) {
        return new Sight(Units.of(snapshot), null);
    }

    private static DisbursementFilter ofTheLine() {
        return new DisbursementFilter(
                YEAR.value(), LINE.key(), null, null, null, null, null, true, 0, SHOWN);
    }

    private static List<String> names(List<Disbursements.Found> found) {
        return found.stream().map(it -> it.answer().disbursement()).toList();
    }

    private static List<String> lastOnes() {
        var names = new ArrayList<String>();
        for (var number = PAYMENTS; number > PAYMENTS - SHOWN; number--) {
            names.add("HUGE" + number);
        }
        return names;
    }

    /** Ten payments a day. */
    private static LocalDate day(int number) {
        return YEAR.firstDay().plusDays((number - 1) / 10);
    }

    private static List<Fact> adjustmentsAndContracts() {
        var facts = new ArrayList<Fact>();
        var one = new Money(1);
        var day = YEAR.firstDay();
        for (var number = 0; number < MANY; number++) {
            var adjustment = new AdjustmentId("A" + number);
            facts.add(new Supplemented(LINE, day, adjustment, one, false, "d", "r"));
            var contract = new CommitmentId("C" + number);
            facts.add(new CommitmentPlaced(LINE, day, contract, one, null, null));
        }
        return facts;
    }

    /**
     * The largest, paid on a day before the one it was asked for: it counts from the day it was
     * paid.
     */
    private static List<Fact> askedForLaterThanPaid() {
        var id = new DisbursementId("EARLY");
        var unit = new UnitCode("U");
        var voucher = new VoucherNumber("EARLY");
        var two = new Money(2);
        return List.of(
                new DisbursementRequested(
                        LINE, YEAR.lastDay(), id, two, unit, voucher, "payee", null, null),
                new DisbursementApproved(LINE, YEAR.lastDay(), id),
                new DisbursementPaid(
                        LINE, YEAR.firstDay(), id, two, unit, voucher, "payee", null, null));
    }

    /** With a step that has to be looked up. */
    private static List<Fact> payment(LineId line, int number) {
        var id = new DisbursementId(line.key() + number);
        var unit = new UnitCode("U");
        var voucher = new VoucherNumber(line.key() + number);
        var one = new Money(1);
        return List.of(
                new DisbursementRequested(
                        line, day(number), id, one, unit, voucher, "payee", null, null),
                new DisbursementPaid(
                        line, day(number), id, one, unit, voucher, "payee", null, null));
    }

    private static LineDescription description() {
        return Described.ofProject(new UnitCode("U"), new ProjectCode("P"));
    }
}
