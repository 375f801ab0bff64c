package budgettrail.event.reference;

import budgettrail.event.Text;

/** The code of a department or one of its units, for instance {@code 035001}. */
public record UnitCode(String value) {
    public UnitCode {
        Text.code("unit code", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
