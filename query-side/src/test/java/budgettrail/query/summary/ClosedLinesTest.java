package budgettrail.query.summary;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.Fact;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.UnitCode;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Lines are closed one after the other: what the open ones have is told until none is left. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClosedLinesTest extends QueryTest {
    private static final FiscalYear YEAR = new FiscalYear(2022);
    private static final UnitCode UNIT = new UnitCode("1");
    private static final LineId ONE = new LineId(YEAR, "ONE");
    private static final LineId OTHER = new LineId(YEAR, "OTHER");

    @Test
    @Order(1)
    void whatTheOpenOnesHaveIsAvailable() {
        add(opened(ONE), money(ONE), opened(OTHER), money(OTHER));
        assertThat(page()).contains("figure=AVAILABLE", "figure=PENDING");
        assertThat(page()).doesNotContain("figure=CARRIED_FORWARD", "figure=LAPSED");

        add(closed(ONE));
        assertThat(page())
                .contains("figure=AVAILABLE", "figure=PENDING")
                .contains("figure=CARRIED_FORWARD", "figure=LAPSED");
    }

    @Test
    @Order(2)
    void afterTheLastOneNothingIs() {
        add(closed(OTHER));
        assertThat(page())
                .contains("figure=CARRIED_FORWARD", "figure=LAPSED")
                .doesNotContain("figure=AVAILABLE", "figure=PENDING");
    }

    private void add(Fact... facts) {
        json("/units?minPosition=" + record(List.of(facts)));
    }

    private String page() {
        var page = visitor("auditor").get("/dashboard?asOf=2022-12-31", "en").body();
        var from = page.indexOf("id=\"tile-available\"");
        return page.substring(from, page.indexOf("</section>", from));
    }

    private static LineOpened opened(LineId line) {
        return new LineOpened(line, YEAR.firstDay(), Described.basic(UNIT));
    }

    private static Appropriated money(LineId line) {
        return new Appropriated(line, YEAR.firstDay(), Money.yuan("5.00"), "d", null);
    }

    private static LineClosed closed(LineId line) {
        return new LineClosed(line, YEAR.lastDay(), List.of(), Money.yuan("5.00"), null, null);
    }
}
