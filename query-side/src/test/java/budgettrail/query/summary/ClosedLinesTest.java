package budgettrail.query.summary;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.Fact;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.CarryOverEvent.Portion;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.UnitCode;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
        assertThat(tile()).contains("figure=AVAILABLE", "figure=PENDING");
        assertThat(tile())
                .doesNotContain("figure=CARRIED_FORWARD", "figure=LAPSED", "figure=NOT_CLOSED");
    }

    /** The contract goes on next year: it holds nothing of what the open line has. */
    @Test
    @Order(2)
    void whatIsNotClosedYetStandsBesideWhatHasGone() {
        add(contract(ONE, "10000.00"), closed(ONE, "10000.00", "40000.00"));
        assertThat(tile()).contains("figure=PENDING").doesNotContain("figure=AVAILABLE");
        assertThat(shown("BALANCE").group(2)).isEqualTo("10.00");
        assertThat(shown("CARRIED_FORWARD").group(2)).isEqualTo("1.00");
        assertThat(shown("LAPSED").group(2)).isEqualTo("4.00");
        assertThat(shown("NOT_CLOSED").group(2)).isEqualTo("5.00");
    }

    @Test
    @Order(3)
    void theFactsBehindItAddUpToIt() {
        assertThat(page(shown("NOT_CLOSED").group(1).replace("&amp;", "&")))
                .contains("<p class=\"figure\"><span>50,000.00</span>");
    }

    @Test
    @Order(4)
    void afterTheLastOneNothingIs() {
        add(closed(OTHER, "0.00", "50000.00"));
        assertThat(tile())
                .contains("figure=CARRIED_FORWARD", "figure=LAPSED")
                .doesNotContain("figure=AVAILABLE", "figure=PENDING", "figure=NOT_CLOSED");
    }

    private void add(Fact... facts) {
        json("/units?minPosition=" + record(List.of(facts)));
    }

    private String page(String address) {
        return visitor("auditor").get(address, "en").body();
    }

    private String tile() {
        var page = page("/dashboard?asOf=2022-12-31");
        var from = page.indexOf("id=\"tile-available\"");
        return page.substring(from, page.indexOf("</section>", from));
    }

    /** Its address and its amount. */
    private MatchResult shown(String figure) {
        var amount = Pattern.compile("href=\"([^\"]*figure=" + figure + ")\"><span>([^<]+)</span>");
        return amount.matcher(tile()).results().findFirst().orElseThrow();
    }

    private static LineOpened opened(LineId line) {
        return new LineOpened(line, YEAR.firstDay(), Described.basic(UNIT));
    }

    private static Appropriated money(LineId line) {
        return new Appropriated(line, YEAR.firstDay(), Money.yuan("50000.00"), "d", null);
    }

    private static CommitmentPlaced contract(LineId line, String amount) {
        var id = new CommitmentId("C-1");
        return new CommitmentPlaced(line, YEAR.firstDay(), id, Money.yuan(amount), null, null);
    }

    private static LineClosed closed(LineId line, String carriedForward, String lapsed) {
        var portions =
                Stream.of(Money.yuan(carriedForward))
                        .filter(Money::positive)
                        .map(amount -> new Portion(YEAR, amount))
                        .toList();
        return new LineClosed(line, YEAR.lastDay(), portions, Money.yuan(lapsed), null, null);
    }
}
