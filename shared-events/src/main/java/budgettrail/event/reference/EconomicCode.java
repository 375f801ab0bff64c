package budgettrail.event.reference;

import budgettrail.event.Text;

/** A code of the department or of the government economic classification. */
public record EconomicCode(String value) {
    public EconomicCode {
        Text.code("economic code", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
