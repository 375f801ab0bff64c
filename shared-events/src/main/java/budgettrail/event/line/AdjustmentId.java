package budgettrail.event.line;

import budgettrail.event.Text;

/** Names one adjustment, chosen by the caller; both legs of a virement share it. */
public record AdjustmentId(String value) {
    public AdjustmentId {
        Text.code("adjustment id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
