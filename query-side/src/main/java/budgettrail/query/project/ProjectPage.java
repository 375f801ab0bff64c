package budgettrail.query.project;

import budgettrail.query.page.Frame;
import budgettrail.query.page.Named;
import budgettrail.query.sheet.ArrangedSheet;
import budgettrail.query.summary.FigureSheet;
import budgettrail.query.summary.Summary;
import java.util.List;

/**
 * One project, ready to be laid out.
 *
 * @param sheets its lines, adjustments, contracts and payments
 */
record ProjectPage(Frame frame, Named name, Summary summary, List<ArrangedSheet> sheets) {
    /**
     * Whether less than nothing was available of it or of a line that is shown, looking back.
     * Public, as all that the template calls.
     */
    public boolean overdrawn() {
        return summary.overdrawn() || FigureSheet.overdrawn(sheets.stream());
    }
}
