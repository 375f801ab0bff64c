package budgettrail.command.importing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file holds; its name in the address is written with dashes. */
public enum Kind {
    UNITS,
    FUNCTION_CODES,
    ECONOMIC_CODES,
    PROJECTS,
    BUDGET_LINES,
    EXECUTION;

    /** As in the address: {@code budget-lines}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> of(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path().equals(path)).findFirst();
    }
}
