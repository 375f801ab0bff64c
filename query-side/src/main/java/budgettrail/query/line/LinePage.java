package budgettrail.query.line;

import budgettrail.query.fact.FactRow;
import budgettrail.query.page.Frame;
import budgettrail.query.page.Shown;
import budgettrail.query.sheet.ArrangedSheet;
import budgettrail.query.summary.Summary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line, ready to be laid out.
 *
 * @param answer what it is for; none: it is not open on that day
 * @param sheets its adjustments, contracts and payments
 * @param story its facts that count by the day and were known at the moment, in the order they were
 *     recorded
 * @param later the facts after these, if there are any
 * @param first the first of all, unless they are shown
 * @param film all facts, one after the other; none: the viewer does not see those of all days
 */
record LinePage(
        Frame frame,
        String line,
        @Nullable LineAnswer answer,
        Summary summary,
        List<ArrangedSheet> sheets,
        List<FactRow> story,
        @Nullable String later,
        @Nullable String first,
        @Nullable String film) {
    /** How much of it is 财政拨款, where that is said. Public, as all that the template calls. */
    public @Nullable String fiscalAppropriation() {
        var written = answer == null ? null : answer.fiscalAppropriation();
        return written == null ? null : Shown.yuan(written);
    }
}
