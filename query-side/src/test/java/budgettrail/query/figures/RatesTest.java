package budgettrail.query.figures;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.query.figures.Target.Light;
import budgettrail.query.posting.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTest {
    private static final FiscalYear YEAR = new FiscalYear(2022);

    @ParameterizedTest
    @CsvSource({
        "95.00, 100.00, 95.00, OK",
        "94.99, 100.00, 94.99, BREACH",
        "9499.99, 10000.00, 95.00, BREACH",
        "9500.00, 10000.00, 95.00, OK",
        "7786000.00, 8000000.00, 97.33, OK",
        "0.00, 100.00, 0.00, BREACH",
        "0.00, 0.00, NOT_APPLICABLE, NONE",
        "0.01, 0.00, UNBUDGETED, NONE"
    })
    void executionIsJudgedUnrounded(String paid, String budget, String shown, Light light) {
        var rate = new Rates(of(Map.of(Measure.INITIAL, budget, Measure.PAID, paid))).execution();

        assertThat(rate.shown()).isEqualTo(shown);
        assertThat(Target.EXECUTION.judge(rate)).isEqualTo(light);
    }

    @ParameterizedTest
    @CsvSource({
        "10.00, 0.00, 100.00, 10.00, OK, 10.00, OK",
        "10.01, 0.00, 100.00, 10.01, BREACH, 10.01, BREACH",
        "0.00, 1000.01, 10000.00, 10.00, BREACH, -10.00, BREACH",
        "0.00, 1000.00, 10000.00, 10.00, OK, -10.00, OK",
        "6.00, 6.00, 100.00, 12.00, BREACH, 0.00, OK",
        "0.00, 0.01, 10000.00, 0.00, OK, 0.00, OK",
        "5.00, 0.00, 0.00, UNBUDGETED, NONE, UNBUDGETED, NONE",
        "0.00, 0.00, 0.00, NOT_APPLICABLE, NONE, NOT_APPLICABLE, NONE"
    })
    void adjustmentIsJudgedEitherWay(
            String more,
            String less,
            String initial,
            String gross,
            Light grossLight,
            String net,
            Light netLight) {
        var rates =
                new Rates(
                        of(
                                Map.of(
                                        Measure.INITIAL, initial,
                                        Measure.SUPPLEMENT, more,
                                        Measure.REDUCTION, less)));

        assertThat(rates.adjustmentGross().shown()).isEqualTo(gross);
        assertThat(Target.ADJUSTMENT.judge(rates.adjustmentGross())).isEqualTo(grossLight);
        assertThat(rates.adjustmentNet().shown()).isEqualTo(net);
        assertThat(Target.ADJUSTMENT.judge(rates.adjustmentNet())).isEqualTo(netLight);
    }

    @ParameterizedTest
    @CsvSource({
        "97325, 100000, 97.33",
        "2675, 100000, 2.68",
        "97324, 100000, 97.32",
        "-2675, 100000, -2.68",
        "-4, 100000, 0.00",
        "-5, 100000, -0.01",
        "1, 3, 33.33",
        "2, 3, 66.67",
        "1, -3, -33.33"
    })
    void halvesGoAwayFromZeroAndZeroHasNoSign(long part, long whole, String shown) {
        assertThat(Rate.of(Sum.ofFen(part), Sum.ofFen(whole)).shown()).isEqualTo(shown);
    }

    @Test
    void carryOverOfFivePercentIsStillRight() {
        var five = new Rates(of(Map.of(Measure.INITIAL, "100.00", Measure.PAID, "95.00")));
        var more = new Rates(of(Map.of(Measure.INITIAL, "100.00", Measure.PAID, "94.99")));

        assertThat(Target.CARRY_OVER.judge(five.carryOver())).isEqualTo(Light.OK);
        assertThat(Target.CARRY_OVER.judge(more.carryOver())).isEqualTo(Light.BREACH);
    }

    @ParameterizedTest
    @CsvSource({
        "100.00, 100.00, OK, OK",
        "99.99, 100.00, OK, BREACH",
        "100.01, 100.00, BREACH, BREACH",
        "0.01, 0.00, BREACH, BREACH",
        "0.00, 0.00, NONE, NONE",
        "0.01, -100.00, BREACH, BREACH",
        "0.00, -100.00, OK, BREACH",
        "-0.01, 100.00, OK, BREACH"
    })
    void spendingWithoutBudgetBreaches(
            String paid, String budget, Light threePublic, Light procurement) {
        var spent = Sum.ofFen(Money.yuan(paid).fen());
        var granted = Sum.ofFen(Money.yuan(budget).fen());

        assertThat(Target.THREE_PUBLIC.judge(spent, granted)).isEqualTo(threePublic);
        assertThat(Target.PROCUREMENT.judge(spent, granted)).isEqualTo(procurement);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-12-31, 0.00, 30.00",
        "2022-01-30, 0.00, 30.00",
        "2022-01-31, 8.33, 21.67",
        "2022-02-28, 16.67, 13.33",
        "2022-06-15, 41.67, -11.67",
        "2022-12-30, 91.67, -61.67",
        "2022-12-31, 100.00, -70.00",
        "2023-03-05, 100.00, -70.00"
    })
    void timeProgressCountsCompletedMonths(LocalDate asOf, String progress, String lead) {
        var rates = new Rates(of(Map.of(Measure.INITIAL, "100.00", Measure.PAID, "30.00")));

        assertThat(Rates.timeProgress(YEAR, asOf).shown()).isEqualTo(progress);
        assertThat(rates.lead(YEAR, asOf).shown()).isEqualTo(lead);
    }

    @ParameterizedTest
    @CsvSource({"7, 0, 1.0", "5, 5, 2.0", "90, 10, 1.2", "0, 0, ''", "1, 1000000, 1.0"})
    void concentrationIsToldAsANumberOfEqualParts(long one, long other, String number) {
        var parts = List.of(Sum.ofFen(one), Sum.ofFen(other));

        assertThat(Rates.equalParts(parts).number()).isEqualTo(number);
        assertThat(Rates.equalParts(List.of())).isEqualTo(Rate.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"4637010000; 4,637.01", "0; 0.00", "5000; 0.01", "4999; 0.00", "-5000; -0.01"})
    void wanIsShownWithTwoDecimals(long fen, String shown) {
        assertThat(Sum.ofFen(fen).wan()).isEqualTo(shown);
    }

    @Test
    void sumsOutgrowOneAmount() {
        var huge = Sum.ofFen(Long.MAX_VALUE);

        assertThat(huge.plus(huge).yuan()).isEqualTo("184467440737095516.14");
    }

    private static Figures of(Map<Measure, String> sums) {
        var figures = new Figures.Summing();
        sums.forEach((measure, yuan) -> figures.add(measure, Sum.ofFen(Money.yuan(yuan).fen())));
        return figures.figures();
    }
}
