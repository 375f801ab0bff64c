package budgettrail.command.importing.table;

import java.util.Arrays;
import java.util.List;

/**
 * The columns a table cannot do without. Others are read where they exist.
 *
 * @param required each entry one column, or alternatives of which one must be there
 */
public record Columns(List<List<String>> required) {
    public Columns {
        required = List.copyOf(required);
    }

    /** One column each; alternatives are separated by a bar. */
    public static Columns required(String... columns) {
        return new Columns(
                Arrays.stream(columns).map(column -> List.of(column.split("\\|"))).toList());
    }
}
