package budgettrail.query.posting;

import budgettrail.event.line.AdjustmentEvent;
import budgettrail.event.line.AdjustmentEvent.ExemptionGranted;
import budgettrail.event.line.AdjustmentEvent.ExemptionWithdrawn;
import budgettrail.event.line.AdjustmentEvent.Reduced;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AdjustmentKind;
import java.util.List;

/**
 * The postings of adjustments. An exemption moves no money: it marks a part of an adjustment, from
 * the adjustment's own day on, and is known from its own position on.
 */
final class AdjustmentPostings {

    private AdjustmentPostings() {}

    static List<Posting> of(AdjustmentEvent event, Entry entry) {
        return switch (event) {
            case Supplemented it -> entry.of(Measure.SUPPLEMENT, it.amount());
            case Reduced it -> entry.of(Measure.REDUCTION, it.amount());
            case TransferredOut it ->
                    entry.with(it.counterpart(), Measure.VIREMENT_OUT, it.amount());
            case TransferredIn it -> entry.with(it.counterpart(), Measure.VIREMENT_IN, it.amount());
            case ExemptionGranted it ->
                    entry.with(it.counterpart(), exempt(it.kind()), it.amount());
            case ExemptionWithdrawn it ->
                    entry.with(it.counterpart(), exempt(it.kind()), it.amount().negated());
        };
    }

    private static Measure exempt(AdjustmentKind kind) {
        return switch (kind) {
            case SUPPLEMENT -> Measure.EXEMPT_SUPPLEMENT;
            case REDUCTION -> Measure.EXEMPT_REDUCTION;
            case VIREMENT_IN -> Measure.EXEMPT_VIREMENT_IN;
            case VIREMENT_OUT -> Measure.EXEMPT_VIREMENT_OUT;
        };
    }
}
