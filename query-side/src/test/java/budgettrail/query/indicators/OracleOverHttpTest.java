package budgettrail.query.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.line.AdjustmentEvent.ExemptionWithdrawn;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AdjustmentKind;
import budgettrail.event.money.Money;
import budgettrail.log.TestDatabase;
import budgettrail.query.QueryTest;
import budgettrail.query.dataset.Table;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.reading.Cursor;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every value of the oracle through HTTP, after the whole year is in; and again after a rebuild.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OracleOverHttpTest extends QueryTest {
    private long yearEnd;

    @BeforeAll
    void theWholeYearIsIn() {
        yearEnd = record(Year2022.facts());
    }

    @Test
    @Order(1)
    void theOracleIsMet() {
        expectOracle("");
    }

    @Test
    @Order(2)
    void theOracleIsMetAfterRebuild() {
        assertThat(rebuilt().get("position").asLong()).isEqualTo(yearEnd);
        var live = JdbcClient.create(TestDatabase.application(access));
        assertThat(live.sql("SELECT generation FROM query.live").query(Integer.class).single())
                .isEqualTo(1);
        expectOracle("");
    }

    @Test
    @Order(3)
    void withdrawingAnExemptionChangesEveryAsOfAndNothingKnownBefore() {
        var end =
                record(
                        List.of(
                                new ExemptionWithdrawn(
                                        Year2022.line("035003-2080799-P-410702229900000000001"),
                                        LocalDate.of(2022, 3, 28),
                                        new AdjustmentId("SYN-ADJ-2022-0002"),
                                        AdjustmentKind.SUPPLEMENT,
                                        Money.yuan("7110000.00"),
                                        null,
                                        LocalDate.of(2022, 12, 31),
                                        null)));

        assertThat(adjustment("DEPARTMENT", 0, "&minPosition=" + end))
                .containsExactly("18.01", "14.79");
        assertThat(adjustment("UNIT", 2, "")).first().isEqualTo("229.07");
        assertThat(adjustment("DEPARTMENT", 0, "&asOf=2022-03-31")).first().isEqualTo("15.33");
        assertThat(adjustment("DEPARTMENT", 0, "&knownAt=" + yearEnd)).first().isEqualTo("2.67");
        var before = log.at(yearEnd).orElseThrow().recordedAt();
        assertThat(adjustment("DEPARTMENT", 0, "&knownAt=" + before)).first().isEqualTo("2.67");
        expectOracle("&knownAt=" + yearEnd);
    }

    @Test
    @Order(4)
    void aPageGoesOnBehindTheRowOfItsCursorOrNotAtAll() {
        var page = "/indicators?fiscalYear=2022&level=UNIT&limit=2";
        var first = json(page);
        var next = json(page + "&cursor=" + first.get("next").asString());
        assertThat(first.get("indicators")).hasSize(2);
        assertThat(next.get("indicators")).hasSize(1);
        assertThat(next.get("next").isNull()).isTrue();
        var gone = get("auditor", page + "&cursor=" + Cursor.of("gone"));
        assertThat(gone.statusCode()).as(gone.body()).isEqualTo(400);
    }

    private List<String> adjustment(String level, int row, String more) {
        var rows = json("/indicators?fiscalYear=2022&level=" + level + more).get("indicators");
        return List.of(
                rows.get(row).get("adjustmentGross").get("rate").asString(),
                rows.get(row).get("adjustmentNet").get("rate").asString());
    }

    private void expectOracle(String more) {
        var least = more.isEmpty() ? "&minPosition=" + yearEnd : more;
        var lines = Table.text("expected_indicators").lines().toList();
        var byDay = lines.stream().skip(1).collect(Collectors.groupingBy(l -> l.substring(0, 10)));
        assertThat(byDay).hasSize(12);
        byDay.forEach(
                (day, rows) ->
                        assertThat(csv("/indicators.csv?fiscalYear=2022&asOf=" + day + least))
                                .isEqualTo(
                                        lines.getFirst() + "\n" + String.join("\n", rows) + "\n"));
        assertThat(csv("/line-balances.csv?fiscalYear=2022&asOf=2022-12-31" + least))
                .isEqualTo(Table.text("expected_line_balances").replace("\r", ""));
        assertThat(csv("/three-public.csv?fiscalYear=2022" + least))
                .isEqualTo(Table.text("expected_three_public").replace("\r", ""));
    }

    private String csv(String path) {
        var answer = get("auditor", path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Budget-Trail-Position"))
                .hasValue(Long.toString(yearEnd));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        return answer.body();
    }
}
