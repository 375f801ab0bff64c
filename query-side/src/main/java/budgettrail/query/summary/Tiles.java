package budgettrail.query.summary;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.figures.Figure;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rate.NotApplicable;
import budgettrail.query.figures.Rate.Ratio;
import budgettrail.query.figures.Rate.Unbudgeted;
import budgettrail.query.figures.Rates;
import budgettrail.query.figures.ThreePublicItem;
import budgettrail.query.indicators.Group;
import budgettrail.query.page.Shown;
import budgettrail.query.posting.Measure;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of what a page is about, large.
 *
 * @param trace the way to the facts behind them
 */
public record Tiles(
        Amounts amounts,
        Judged execution,
        Judged adjustmentGross,
        Judged adjustmentNet,
        Judged adjustmentGrossAll,
        Judged adjustmentNetAll,
        Judged carryOver,
        Judged threePublic,
        Map<ThreePublicItem, Judged> threePublicItems,
        Judged procurement,
        Pace pace,
        Trace trace) {

    /**
     * Amounts in 万元.
     *
     * @param notClosed what of the balance is that of lines which are not closed yet
     * @param overdrawn whether less than nothing was available, looking back
     * @param closing whether some of the balance has been carried forward or has lapsed
     * @param closed whether all of it has, and no line is open that has any
     */
    public record Amounts(
            String initial,
            String carriedIn,
            String adjusted,
            String disbursed,
            String commitments,
            String pending,
            String available,
            String balance,
            String carriedForward,
            String lapsed,
            String notClosed,
            boolean overdrawn,
            boolean closing,
            boolean closed) {

        static Amounts of(Figures figures) {
            var forward = figures.sum(Measure.CARRIED_FORWARD);
            var lapsed = figures.sum(Measure.LAPSED);
            var notClosed = figures.of(Figure.NOT_CLOSED);
            var closing = forward.plus(lapsed).fen().signum() != 0;
            return new Amounts(
                    Shown.wan(figures.initial()),
                    Shown.wan(figures.carriedIn()),
                    Shown.wan(figures.adjusted()),
                    Shown.wan(figures.disbursed()),
                    Shown.wan(figures.commitments()),
                    Shown.wan(figures.pending()),
                    Shown.wan(figures.available()),
                    Shown.wan(figures.balance()),
                    Shown.wan(forward),
                    Shown.wan(lapsed),
                    Shown.wan(notClosed),
                    figures.available().negative(),
                    closing,
                    closing && notClosed.fen().signum() == 0);
        }
    }

    /**
     * Execution against time.
     *
     * @param progress of time, in percent
     * @param state AHEAD, BEHIND, LEVEL, or why there is none
     * @param points between the two, without sign
     */
    public record Pace(String progress, String state, String points) {

        static Pace of(Rates rates, FiscalYear year, LocalDate asOf) {
            var lead = rates.lead(year, asOf);
            return new Pace(
                    Rates.timeProgress(year, asOf).shown(),
                    state(lead),
                    lead.cell().replace("-", ""));
        }

        private static String state(Rate lead) {
            return switch (lead) {
                case Ratio(var points, _) ->
                        points.signum() == 0 ? "LEVEL" : points.signum() > 0 ? "AHEAD" : "BEHIND";
                case NotApplicable _, Unbudgeted _ -> lead.shown();
            };
        }
    }

    public static Tiles of(Group group, FiscalYear year, LocalDate asOf, Trace trace) {
        var figures = group.all();
        var items = new LinkedHashMap<ThreePublicItem, Judged>();
        for (var item : ThreePublicItem.values()) {
            var ofItem = group.items().getOrDefault(item, Figures.NONE);
            items.put(item, Judged.threePublic(ofItem, trace.item(item)));
        }
        return new Tiles(
                Amounts.of(figures),
                Judged.execution(figures, trace),
                Judged.adjustment(figures, Figure.GROSS, trace),
                Judged.adjustment(figures, Figure.NET, trace),
                Judged.adjustment(figures, Figure.GROSS_ALL, trace),
                Judged.adjustment(figures, Figure.NET_ALL, trace),
                Judged.carryOver(figures, trace),
                Judged.threePublic(group.threePublic(), trace.threePublic()),
                items,
                Judged.procurement(group.procurement(), trace.procurement()),
                Pace.of(new Rates(figures), year, asOf),
                trace);
    }
}
