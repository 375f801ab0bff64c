package budgettrail.query.disbursement;

import budgettrail.query.fact.FactRow;
import budgettrail.query.page.Compared;
import budgettrail.query.page.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One payment, ready to be laid out.
 *
 * @param about none: nothing of it counts on that day
 */
record PaymentPage(Frame frame, String id, @Nullable About about) {

    /**
     * How it stands.
     *
     * @param amount in yuan, as the next two
     * @param net what it is of the disbursed figure: paid, less what came back
     * @param compared the net on another day; none: no other day is asked for
     * @param facts everything that happened to it, and what each adds to the disbursed figure
     * @param lineAddress the page of its line
     * @param contractAddress the page of the contract that it was paid under; none: under none
     * @param correctsAddress the page of the payment that it corrects; none: it corrects none, or
     *     none that the viewer sees
     * @param correctedByAddress that of the payment that corrects it; none: likewise
     */
    record About(
            DisbursementAnswer payment,
            String amount,
            String refunded,
            String net,
            @Nullable Compared compared,
            List<FactRow> facts,
            String lineAddress,
            @Nullable String contractAddress,
            @Nullable String correctsAddress,
            @Nullable String correctedByAddress) {}
}
