package budgettrail.query.chart;

import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rates;
import budgettrail.query.figures.Sum;
import java.time.YearMonth;

/** Months and items made for a test, in whole 万元. */
final class Made {
    private Made() {}

    static MonthFigures month(int month, long wan, long cumulative, long budget) {
        var day = YearMonth.of(2022, month).atEndOfMonth();
        var spent = wan(cumulative);
        var lead =
                budget == 0
                        ? Rate.of(spent, Sum.ZERO)
                        : Rate.of(wan(cumulative * 12 - budget * month), wan(budget * 12));
        return new MonthFigures(
                day,
                wan(wan),
                spent,
                Rate.of(spent, wan(budget)),
                Rates.share(wan(wan), wan(budget)),
                lead,
                null);
    }

    static Item item(String label, long wan, long part, long whole) {
        var execution = Rate.of(wan(part), wan(whole));
        var lead = Rate.of(wan(part - whole), wan(whole));
        return new Item(label, "zh-CN", wan(wan), execution, lead, wan > 50 ? "/x?y=" + wan : null);
    }

    static Sum wan(long wan) {
        return Sum.ofFen(wan * 1_000_000);
    }
}
