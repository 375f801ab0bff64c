package budgettrail.query.chart;

import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rate.NotApplicable;
import budgettrail.query.figures.Rate.Ratio;
import budgettrail.query.figures.Rate.Unbudgeted;
import budgettrail.query.figures.Rates;
import budgettrail.query.figures.Sum;
import budgettrail.query.indicators.Months;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn of a month, and a row of the table beside the drawing.
 *
 * @param day its last day, or the day that is looked at
 * @param disbursed in it
 * @param cumulative since the beginning of the year
 * @param execution at its end
 * @param added what the month added to the execution rate, of the budget at its end
 * @param lead of execution before time progress at its end, in points
 * @param link where its row leads to
 */
public record MonthFigures(
        LocalDate day,
        Sum disbursed,
        Sum cumulative,
        Rate execution,
        Rate added,
        Rate lead,
        @Nullable String link) {

    /**
     * @param link where the row of a day leads to
     */
    public static List<MonthFigures> of(Months months, Function<LocalDate, @Nullable String> link) {
        return months.all().stream().map(month -> of(month, link.apply(month.day()))).toList();
    }

    private static MonthFigures of(Months.Month month, @Nullable String link) {
        var figures = month.figures();
        return new MonthFigures(
                month.day(),
                month.disbursed(),
                figures.disbursed(),
                month.execution(),
                Rates.share(month.disbursed(), figures.adjusted()),
                month.lead(),
                link);
    }

    /** From 1 to 12. */
    public int number() {
        return day.getMonthValue();
    }

    /** {@code 06-30} */
    public String monthAndDay() {
        return day.toString().substring(day.toString().length() - "06-30".length());
    }

    /** Whether all of the month is over with the day. */
    public boolean whole() {
        return day.getDayOfMonth() == day.lengthOfMonth();
    }

    /** AHEAD, BEHIND, LEVEL, or why there is no rate. */
    public String state() {
        return switch (lead) {
            case Ratio(var points, _) ->
                    points.signum() == 0 ? "LEVEL" : points.signum() > 0 ? "AHEAD" : "BEHIND";
            case NotApplicable _, Unbudgeted _ -> lead.shown();
        };
    }

    /** The lead without its sign. */
    public String points() {
        return lead.cell().replace("-", "");
    }

    /** The lead with its sign: {@code +1.20}. */
    public String signed() {
        return state().equals("AHEAD") ? "+" + lead.cell() : lead.cell();
    }
}
