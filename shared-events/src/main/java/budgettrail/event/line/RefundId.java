package budgettrail.event.line;

import budgettrail.event.Text;

/** Names one refund, chosen by the caller. */
public record RefundId(String value) {
    public RefundId {
        Text.code("refund id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
