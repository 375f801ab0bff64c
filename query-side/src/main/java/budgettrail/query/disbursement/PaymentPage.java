package budgettrail.query.disbursement;

import budgettrail.query.fact.FactRow;
import budgettrail.query.page.Frame;
import java.util.List;

/**
 * One payment, ready to be laid out.
 *
 * @param amount in yuan, as the next two
 * @param net what it is of the disbursed figure: paid, less what came back
 * @param facts everything that happened to it, and what each adds to the disbursed figure
 * @param lineAddress the page of its line
 */
record PaymentPage(
        Frame frame,
        DisbursementAnswer payment,
        String amount,
        String refunded,
        String net,
        List<FactRow> facts,
        String lineAddress) {}
