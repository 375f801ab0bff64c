package budgettrail.event.reference;

import budgettrail.event.Text;

/** A code of the functional classification; its prefixes are its ancestors (类, 款, 项). */
public record FunctionCode(String value) {
    public FunctionCode {
        Text.code("functional code", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
