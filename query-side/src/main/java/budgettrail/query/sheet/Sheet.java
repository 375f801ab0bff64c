package budgettrail.query.sheet;

import budgettrail.query.sheet.Column.OnPage;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table: all that a page and its CSV, XLSX and JSON files show of it. Its title is the message
 * {@code sheet.title.NAME}, a sentence beneath {@code sheet.note.NAME}, if there is one, and that
 * of its own order {@code sheet.order.NAME}.
 *
 * @param name as its address names it: lower case with dashes
 * @param rows in the order shown
 * @param total a last row over all; none: it has no meaning here
 * @param all how many rows there are; more than the rows: they are the first of them
 * @param arrangement which rows these are, and their order
 * @param unread how many more rows there are than the table holds, files included
 */
public record Sheet(
        String name,
        Provenance provenance,
        List<Column> columns,
        Rows<?> rows,
        @Nullable List<Cell> total,
        long all,
        Arrangement arrangement,
        long unread) {
    static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

    public Sheet {
        columns = List.copyOf(columns);
        total = total == null ? null : List.copyOf(total);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name: " + name);
        }
        if (columns.isEmpty() || columns.getFirst().onPage() != OnPage.ALONE) {
            throw new IllegalArgumentException("No column to begin with: " + name);
        }
        if (columns.stream().map(Column::key).distinct().count() < columns.size()) {
            throw new IllegalArgumentException("Two columns of one key: " + name);
        }
        foot(name, columns, Stream.ofNullable(total));
    }

    /** In its own order. */
    public Sheet(
            String name,
            Provenance provenance,
            List<Column> columns,
            Rows<?> rows,
            @Nullable List<Cell> total,
            long all) {
        this(name, provenance, columns, rows, total, all, Arrangement.none(name), 0);
    }

    /** With these rows, which are all. */
    public Sheet(
            String name,
            Provenance provenance,
            List<Column> columns,
            List<List<Cell>> rows,
            @Nullable List<Cell> total) {
        this(name, provenance, columns, Rows.of(rows), total, rows.size());
        foot(name, columns, rows.stream());
    }

    /** Where the table, files included, holds no more rows than these. */
    public Sheet holding(long most) {
        var beyond = Math.max(0, all - most);
        return new Sheet(name, provenance, columns, rows, total, all, arrangement, beyond);
    }

    /** The same rows, of which a page shows others. */
    Sheet at(Arrangement how) {
        return new Sheet(name, provenance, columns, rows, total, all, how, unread);
    }

    /** With some of its rows only, made now. */
    Sheet cut(int from, int most) {
        var some = Rows.of(rows.part(from, most).stream().toList());
        return new Sheet(name, provenance, columns, some, total, all, arrangement, unread);
    }

    /** Every row, and the total as the last one. */
    Stream<List<Cell>> lines() {
        return Stream.concat(rows.stream(), Stream.ofNullable(total));
    }

    private static void foot(String name, List<Column> columns, Stream<List<Cell>> rows) {
        if (rows.anyMatch(row -> row.size() != columns.size())) {
            throw new IllegalArgumentException("A row too long or too short: " + name);
        }
    }
}
