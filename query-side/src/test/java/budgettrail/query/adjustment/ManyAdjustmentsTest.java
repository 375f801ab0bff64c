package budgettrail.query.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import budgettrail.query.RowsRead;
import budgettrail.query.indicators.Scope;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Units;
import budgettrail.query.sheet.PageTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Twice as many adjustments of a line cost twice as much, and each is told as it is marked. */
class ManyAdjustmentsTest extends QueryTest {
    private static final int MANY = 3_000;
    private static final int MOST_ROWS_PER_ADJUSTMENT = 4;
    private static final LineId LINE = LineId.of("2022:RESERVE");
    private static final LineId BY_LAW = LineId.of("2022:BY-LAW");

    @Autowired private Reading reading;

    private long head;

    @BeforeAll
    void adjustOften() {
        var day = LINE.year().firstDay();
        var facts = new ArrayList<Fact>();
        facts.add(new LineOpened(LINE, day, Described.basic(new UnitCode("U"))));
        for (var number = 0; number < MANY; number++) {
            var adjustment = new AdjustmentId("A" + number);
            facts.add(new Supplemented(LINE, day, adjustment, new Money(1), false, "d", "r"));
        }
        facts.add(new LineOpened(BY_LAW, day, Described.basic(new UnitCode("U"))));
        facts.add(supplemented(1, true));
        facts.add(supplemented(2, false));
        head = record(facts);
    }

    private static Supplemented supplemented(int number, boolean statutory) {
        var adjustment = new AdjustmentId("B" + number);
        var day = BY_LAW.year().firstDay();
        return new Supplemented(BY_LAW, day, adjustment, new Money(1), statutory, "d", "r");
    }

    @Test
    void whatIsStatutoryIsMarkedOnThePageAndInFiles() {
        var auditor = visitor("auditor");
        json("/units?minPosition=" + head);
        var line = "?line=" + BY_LAW;
        var page = PageTable.of(auditor.get("/line" + line, "zh").body(), "adjustments");
        assertThat(page.rows().stream().limit(2).map(row -> row.get("类型")))
                .containsExactly(List.of("追加", "法定预算调整", "B1"), List.of("追加", "B2"));
        assertThat(auditor.table("/tables/adjustments.csv" + line, "zh"))
                .extracting(row -> row.getField("statutory"))
                .containsExactly("Y", "", "");
    }

    @Test
    void eachIsLookedAtAFewTimes() {
        reading.at(
                new Moment(null, null, head),
                snapshot -> {
                    var everybody = new Sight(Units.of(snapshot), null);
                    var scope = Scope.of(LINE.year(), everybody).ofLines(LINE.key());
                    var before = RowsRead.of(snapshot, "query.adjustment");
                    var found = Adjustments.of(snapshot, scope, MANY);
                    assertThat(RowsRead.of(snapshot, "query.adjustment") - before)
                            .isBetween((long) MANY, (long) MANY * MOST_ROWS_PER_ADJUSTMENT);
                    assertThat(found.found()).hasSize(MANY);
                    return found;
                });
    }
}
