package budgettrail.event.reference;

import budgettrail.event.Text;

/** The code of a project, for instance {@code 410702220000000012147}. */
public record ProjectCode(String value) {
    public ProjectCode {
        Text.code("project code", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
