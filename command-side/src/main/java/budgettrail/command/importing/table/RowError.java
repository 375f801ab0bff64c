package budgettrail.command.importing.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a file.
 *
 * @param row counted from 1 without the header; 0 is the header or the file as a whole
 * @param column the column's name in the header, if it is about one
 * @param code stable, UPPER_SNAKE
 * @param args what its message says, in order
 */
public record RowError(int row, @Nullable String column, String code, List<String> args) {
    public RowError {
        args = List.copyOf(args);
    }

    /** On one line: {@code 12 amount_yuan EXCEEDS_AVAILABLE}. */
    public String place() {
        return column == null ? row + " " + code : row + " " + column + " " + code;
    }
}
