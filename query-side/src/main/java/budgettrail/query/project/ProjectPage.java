package budgettrail.query.project;

import budgettrail.query.page.Frame;
import budgettrail.query.page.Named;
import budgettrail.query.sheet.ArrangedSheet;
import budgettrail.query.summary.Summary;
import java.util.List;

/**
 * One project, ready to be laid out.
 *
 * @param sheets its lines, adjustments, contracts and payments
 */
record ProjectPage(Frame frame, Named name, Summary summary, List<ArrangedSheet> sheets) {}
