package budgettrail.query.summary;

import budgettrail.query.figures.Figure;
import budgettrail.query.figures.Figures;
import budgettrail.query.page.Named;
import budgettrail.query.page.Shown;

/**
 * A unit, project or line in a table. Amounts are in yuan.
 *
 * @param address its page
 * @param trace the way to the facts behind its figures
 */
public record Row(
        Named name,
        String address,
        Trace trace,
        String initial,
        String adjusted,
        String disbursed,
        Judged execution,
        Judged adjustment,
        Judged carryOver) {

    public static Row of(Figures figures, Named name, String address, Trace trace) {
        return new Row(
                name,
                address,
                trace,
                Shown.yuan(figures.initial()),
                Shown.yuan(figures.adjusted()),
                Shown.yuan(figures.disbursed()),
                Judged.execution(figures, trace),
                Judged.adjustment(figures, Figure.GROSS, trace),
                Judged.carryOver(figures, trace));
    }
}
