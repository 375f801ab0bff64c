package budgettrail.query.chart;

import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Sum;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that a whole is divided into.
 *
 * @param label its name, in the language of the page if it has one
 * @param language of the name
 * @param value its size
 * @param lead of its execution before time progress, in points
 * @param link where it leads to
 */
public record Item(
        String label,
        String language,
        Sum value,
        Rate execution,
        Rate lead,
        @Nullable String link) {

    public Lag lag() {
        return Lag.of(lead);
    }
}
