package budgettrail.command.importing.table;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes rows of lists of cells, whatever file they come from: the first is the header. */
final class TableBuilder {
    private final Columns columns;
    private final Errors errors;
    private final Consumer<Row> consumer;
    private @Nullable Header header;
    private int rows;

    TableBuilder(Columns columns, Errors errors, Consumer<Row> consumer) {
        this.columns = columns;
        this.errors = errors;
        this.consumer = consumer;
    }

    Errors errors() {
        return errors;
    }

    int rows() {
        return rows;
    }

    /**
     * Takes the next row.
     *
     * @param number counted from 1 without the header; without meaning for the header itself
     * @param ragged whether a missing last cell is a fault: in CSV it is, a workbook stores none
     * @return whether more is wanted
     */
    boolean take(int number, List<Cell> cells, boolean ragged) {
        if (header == null) {
            var faults = new Errors();
            header = Header.of(cells.stream().map(Cell::text).toList(), columns, faults);
            errors.addAll(faults);
            return faults.none();
        }
        if (rows == Limits.ROWS) {
            errors.add(0, null, "TOO_MANY_ROWS", Limits.ROWS);
            return false;
        }
        rows++;
        var width = header.width();
        if (ragged && cells.size() != width || beyond(cells, width)) {
            errors.add(number, null, "ROW_LENGTH", cells.size(), width);
        } else {
            consumer.accept(new Row(number, header, cells, errors));
        }
        return !errors.full();
    }

    /** The file has ended. */
    void end() {
        if (header == null) {
            errors.add(0, null, "EMPTY_FILE");
        }
    }

    private static boolean beyond(List<Cell> cells, int width) {
        return cells.size() > width
                && cells.subList(width, cells.size()).stream().anyMatch(cell -> !cell.blank());
    }
}
