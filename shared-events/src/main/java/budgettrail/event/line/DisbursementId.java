package budgettrail.event.line;

import budgettrail.event.Text;

/** Names one disbursement, chosen by the caller; an import names it {@code unit/year/voucher}. */
public record DisbursementId(String value) {
    public DisbursementId {
        Text.code("disbursement id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
