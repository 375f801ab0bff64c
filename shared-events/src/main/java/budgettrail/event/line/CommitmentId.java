package budgettrail.event.line;

import budgettrail.event.Text;

/** Names one contract of a line, chosen by the caller. */
public record CommitmentId(String value) {
    public CommitmentId {
        Text.code("commitment id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
