package budgettrail.query.sheet;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table: all that a page and its CSV, XLSX and JSON files show of it. Its title is the message
 * {@code sheet.title.NAME}, a sentence beneath {@code sheet.note.NAME}, if there is one.
 *
 * @param name as its address names it: lower case with dashes
 * @param rows all of them, in the order shown
 * @param total a last row over all; none: it has no meaning here
 */
public record Sheet(
        String name,
        Provenance provenance,
        List<Column> columns,
        List<List<Cell>> rows,
        @Nullable List<Cell> total) {
    static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

    public Sheet {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        total = total == null ? null : List.copyOf(total);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name: " + name);
        }
        if (columns.isEmpty() || columns.getFirst().joined()) {
            throw new IllegalArgumentException("No column to begin with: " + name);
        }
        if (columns.stream().map(Column::key).distinct().count() < columns.size()) {
            throw new IllegalArgumentException("Two columns of one key: " + name);
        }
        var width = columns.size();
        if (all(rows, total).anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("A row too long or too short: " + name);
        }
    }

    /** Every row, and the total as the last one. */
    Stream<List<Cell>> all() {
        return all(rows, total);
    }

    private static Stream<List<Cell>> all(List<List<Cell>> rows, @Nullable List<Cell> total) {
        return Stream.concat(rows.stream(), Stream.ofNullable(total));
    }
}
