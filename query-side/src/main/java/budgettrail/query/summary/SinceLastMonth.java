package budgettrail.query.summary;

import budgettrail.query.figures.Figure;
import budgettrail.query.figures.Rate.Ratio;
import budgettrail.query.indicators.Months;
import budgettrail.query.page.Place;
import budgettrail.query.page.Shown;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What changed since the end of the month before.
 *
 * @param from that day
 * @param disbursed in yuan, with its sign
 * @param adjusted by how much the adjusted budget changed
 * @param execution the points that the rate went up or down; none: there is no rate on both days
 * @param ended whether the year is over; before, what is left is not carried over yet
 * @param address the two days side by side
 */
public record SinceLastMonth(
        LocalDate from,
        String disbursed,
        String adjusted,
        @Nullable String execution,
        @Nullable String adjustment,
        @Nullable String carryOver,
        boolean ended,
        String address) {

    /** Nothing in January: no month of the year is before it. */
    static Optional<SinceLastMonth> of(Months months, boolean ended, Place here) {
        if (months.all().size() < 2) {
            return Optional.empty();
        }
        var last = months.all().getLast();
        var from = months.all().get(months.all().size() - 2).day();
        return Optional.of(
                new SinceLastMonth(
                        from,
                        Shown.signed(last.disbursed()),
                        Shown.signed(last.adjusted()),
                        points(last, Figure.DISBURSED, Figure.ADJUSTED),
                        points(last, Figure.GROSS, Figure.INITIAL),
                        points(last, Figure.BALANCE, Figure.ADJUSTED),
                        ended,
                        here.and("with", from).address()));
    }

    private static @Nullable String points(Months.Month month, Figure part, Figure whole) {
        var change = month.figures().rate(part, whole).minus(month.before().rate(part, whole));
        return change instanceof Ratio ? Shown.signed(change.shown()) : null;
    }

    /** The rates that can be compared, by the key of their message. */
    public List<Points> rates() {
        return List.of(
                        new Points("execution", execution),
                        new Points("adjustment", adjustment),
                        new Points(ended ? "carryOver" : "unspent", carryOver))
                .stream()
                .filter(one -> one.points() != null)
                .toList();
    }

    /** A rate and by how much it changed. */
    public record Points(String key, @Nullable String points) {}
}
