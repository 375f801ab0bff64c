package budgettrail.command.importing.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found wrong with a file so far, the first {@value Limits#ERRORS} of it. */
public final class Errors {
    private final List<RowError> found = new ArrayList<>();

    /** Notes an error of a cell, a row (without column) or the file (row 0). */
    public void add(int row, @Nullable String column, String code, Object... args) {
        if (!full()) {
            var words = Arrays.stream(args).map(String::valueOf).toList();
            found.add(new RowError(row, column, code, words));
        }
    }

    /** Notes what was found elsewhere. */
    void addAll(Errors others) {
        others.found.stream().limit(Limits.ERRORS - found.size()).forEach(found::add);
    }

    /** Nothing is wrong. */
    public boolean none() {
        return found.isEmpty();
    }

    /** Nobody wants to read more. */
    public boolean full() {
        return found.size() >= Limits.ERRORS;
    }

    public List<RowError> list() {
        return List.copyOf(found);
    }
}
