package budgettrail.event.line;

import budgettrail.event.Text;

/** The number of a payment or refund voucher, unique per unit and year while it is taken. */
public record VoucherNumber(String value) {
    public VoucherNumber {
        Text.code("voucher number", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
