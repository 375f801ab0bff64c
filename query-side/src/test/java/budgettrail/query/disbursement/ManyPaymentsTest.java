package budgettrail.query.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.Fact;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.DisbursementEvent.DisbursementApproved;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementRequested;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import budgettrail.query.RowsRead;
import budgettrail.query.disbursement.DisbursementAnswer.Status;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.query.reading.Units;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A page of all payments costs what it shows, whatever of them is asked for. */
class ManyPaymentsTest extends QueryTest {
    private static final int BEFORE = 8_000;
    private static final int SINCE = 100;
    private static final int SHOWN = 50;
    private static final long MOST_ROWS = 4L * SHOWN;
    private static final LineId OLD = LineId.of("2021:OLD");
    private static final LineId NEW = LineId.of("2022:NEW");
    private static final UnitCode UNIT = new UnitCode("U");
    private static final Money ONE = new Money(1);
    private static final String[] ALL = {
        "query.disbursement_step", "query.disbursement", "query.line"
    };

    @Autowired private Reading reading;

    private long head;

    @BeforeAll
    void payOften() {
        var facts = new ArrayList<Fact>();
        for (var line : List.of(OLD, NEW)) {
            var day = line.year().firstDay();
            facts.add(new LineOpened(line, day, Described.basic(UNIT)));
            facts.add(new Appropriated(line, day, new Money(BEFORE), null, null));
            for (var number = 0; number < (line.equals(OLD) ? BEFORE : SINCE); number++) {
                facts.add(paid(line, day, line.key() + number));
            }
        }
        facts.addAll(approved());
        head = record(facts);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void ofEachStatusOnlyThePageIsLookedUp(Status status) {
        var found = bounded(filter(status, null, null, true), MOST_ROWS).found();
        assertThat(found).allMatch(it -> it.answer().status() == status);
        assertThat(found)
                .hasSize(
                        switch (status) {
                            case PAID -> SHOWN;
                            case APPROVED -> 1;
                            case REQUESTED, REJECTED, WITHDRAWN, REVERSED -> 0;
                        });
    }

    @Test
    void ofSomeDaysOnlyTheirYearsAreLookedUp() {
        var found = bounded(filter(null, NEW.year().firstDay(), null, true), MOST_ROWS).found();
        assertThat(found.getFirst().answer().line()).isEqualTo(NEW.toString());
        assertThat(found).hasSize(SHOWN);
    }

    @Test
    void aStatusOfThePastIsLookedForInPieces() {
        var slice =
                bounded(filter(Status.APPROVED, null, null, false), 4L * Disbursements.LOOKED_AT);
        assertThat(slice.found()).isEmpty();
        assertThat(slice.next()).isNotNull();
    }

    @Test
    void thePiecesLeadToTheEnd() {
        var found = new ArrayList<String>();
        var next = "";
        do {
            var page =
                    json(
                            "/disbursements?status=APPROVED&asOf=%s&minPosition=%s%s"
                                    .formatted(NEW.year().lastDay(), head, next));
            page.get("disbursements").forEach(it -> found.add(it.get("disbursement").asString()));
            next = page.hasNonNull("next") ? "&cursor=" + page.get("next").asString() : "";
        } while (!next.isEmpty());
        assertThat(found).containsExactly("WAITING");
    }

    private PaymentSlice bounded(DisbursementFilter filter, long most) {
        return reading.at(
                new Moment(NEW.year().lastDay(), null, head),
                snapshot -> {
                    var before = RowsRead.of(snapshot, ALL);
                    var everybody = everybody(snapshot);
                    var slice = PaymentSlice.of(snapshot, everybody, everybody, filter);
                    assertThat(RowsRead.of(snapshot, ALL) - before).isLessThanOrEqualTo(most);
                    return slice;
                });
    }

    private static Sight everybody(Snapshot snapshot) {
        return new Sight(Units.of(snapshot), null);
    }

    private static DisbursementFilter filter(
            @Nullable Status status,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            boolean now) {
        return new DisbursementFilter(null, null, null, null, status, from, to, now, 0, SHOWN);
    }

    private static Fact paid(LineId line, LocalDate day, String name) {
        return new DisbursementRecorded(
                line,
                day,
                new DisbursementId(name),
                ONE,
                UNIT,
                new VoucherNumber(name),
                "payee",
                null,
                null,
                null);
    }

    private static List<Fact> approved() {
        var day = NEW.year().firstDay();
        var id = new DisbursementId("WAITING");
        var voucher = new VoucherNumber("WAITING");
        return List.of(
                new DisbursementRequested(NEW, day, id, ONE, UNIT, voucher, "payee", null, null),
                new DisbursementApproved(NEW, day, id));
    }
}
