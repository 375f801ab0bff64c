package budgettrail.query.journal;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.CarryOverEvent.Portion;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.UnitCode;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import budgettrail.web.access.FirstManagers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A fact that cannot be posted parks its line, says so, and stops nobody else. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Import(ParkingTest.Managers.class)
class ParkingTest extends QueryTest {
    private static final LineId GOOD = LineId.of("2022:GOOD");
    private static final LineId HUGE = LineId.of("2022:HUGE");
    private static final LineId NEVER_OPENED = LineId.of("2022:NEVER");
    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);

    static class Managers {
        @Bean
        FirstManagers managers() {
            return () -> Map.of("manager", "035001", "other", "035002");
        }
    }

    @Autowired
    @Qualifier("figures")
    private HealthIndicator health;

    @Test
    @Order(1)
    void theRestFlows() {
        var facts = new ArrayList<Fact>();
        facts.add(opened(GOOD));
        facts.add(opened(HUGE));
        facts.add(appropriated(GOOD, new Money(100)));
        facts.add(appropriated(HUGE, new Money(100)));
        facts.add(appropriated(NEVER_OPENED, new Money(100)));
        facts.add(supplemented(HUGE, "S1", Money.yuan("1.00")));
        facts.add(closedWithMoreThanFits());
        facts.add(supplemented(HUGE, "S3", Money.yuan("2.00")));
        facts.add(supplemented(GOOD, "S4", new Money(11)));
        expect(record(facts));
    }

    @Test
    @Order(2)
    void aRebuildParksTheSame() {
        rebuilt();
        expect(record(List.of()));
    }

    @Test
    @Order(3)
    void oneOfManyMeetsWhatIsThere() {
        withoutRegister();
        var other = LineId.of("2022:OTHER");
        var before = record(List.of(opened(other), paid(GOOD, "TAKEN")));
        json("/indicators?fiscalYear=2022&level=LINE&minPosition=" + before); // It is there.
        var facts = new ArrayList<Fact>();
        for (var number = 1; number <= 100; number++) {
            facts.add(paid(GOOD, "P" + number));
        }
        facts.add(50, paid(other, "TAKEN"));
        var head = record(facts);

        var answer = json("/indicators?fiscalYear=2022&level=LINE&minPosition=" + head);
        assertThat(answer.get("parkedLines").asInt()).isEqualTo(3);
        var parked = json("/budget-lines/2022:OTHER").get("budgetLine").get("parked");
        assertThat(parked.get("reason").asString()).isEqualTo("CONTRADICTION");
        assertThat(parked.get("position").asLong()).isEqualTo(head - 50);
        var good = json("/budget-lines/2022:GOOD").get("budgetLine");
        assertThat(good.get("amounts").get("disbursed").asString()).isEqualTo("1.01");
    }

    @Test
    @Order(4)
    void aManagerIsToldOfTheOwnLinesOnly() {
        var indicators = "/indicators?fiscalYear=2022&level=LINE";
        assertThat(json(get("auditor", indicators)).get("parkedLines").asInt()).isEqualTo(3);
        assertThat(json(get("manager", indicators)).get("parkedLines").asInt()).isEqualTo(2);
        assertThat(json(get("other", indicators)).get("parkedLines").asInt()).isZero();
        var dashboard = "/dashboard?fiscalYear=2022";
        assertThat(visitor("manager").get(dashboard, "en").body())
                .contains("could not be posted: 2.");
        assertThat(visitor("other").get(dashboard, "en").body())
                .contains("</html>")
                .doesNotContain("could not be posted");
    }

    private static DisbursementRecorded paid(LineId line, String payment) {
        return new DisbursementRecorded(
                line,
                DAY,
                new DisbursementId(payment),
                new Money(1),
                new UnitCode("035001"),
                new VoucherNumber(payment + line.key()),
                "payee",
                null,
                null,
                null);
    }

    private void expect(long head) {
        var answer = json("/indicators?fiscalYear=2022&level=LINE&minPosition=" + head);

        assertThat(answer.get("parkedLines").asInt()).isEqualTo(2);
        assertThat(answer.get("indicators").get(0).get("amounts").get("adjusted").asString())
                .isEqualTo("1.11");
        var huge = json("/budget-lines/2022:HUGE").get("budgetLine");
        assertThat(huge.get("amounts").get("adjusted").asString()).isEqualTo("2.00");
        assertThat(huge.get("parked").get("reason").asString()).isEqualTo("OUT_OF_RANGE");
        assertThat(huge.get("parked").get("position").asInt()).isEqualTo(7);
        var auditor = visitor("auditor");
        assertThat(auditor.get("/line?line=2022:HUGE", "en").body())
                .contains("could not be posted (a sum that is too large to be kept)");
        assertThat(auditor.get("/line?line=2022:HUGE", "zh").body()).contains("（合计超出可保存的范围）");
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails())
                .containsEntry("parkedFacts", 3L)
                .containsEntry("lag", 0L);
    }

    private static LineClosed closedWithMoreThanFits() {
        var most = Money.yuan("9999999999999.99");
        var portions = Collections.nCopies(9_300, new Portion(new FiscalYear(2021), most));
        return new LineClosed(HUGE, DAY, portions, Money.ZERO, null, null);
    }

    private static LineOpened opened(LineId line) {
        var description = Described.basic(new UnitCode("035001"));
        return new LineOpened(line, LocalDate.of(2022, 1, 1), description);
    }

    private static Appropriated appropriated(LineId line, Money amount) {
        return new Appropriated(line, LocalDate.of(2022, 1, 1), amount, null, null);
    }

    private static Supplemented supplemented(LineId line, String id, Money amount) {
        return new Supplemented(line, DAY, new AdjustmentId(id), amount, false, null, null);
    }
}
