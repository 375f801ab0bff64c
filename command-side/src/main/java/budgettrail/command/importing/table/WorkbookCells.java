package budgettrail.command.importing.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;

/** What stands in the cells of a workbook. */
final class WorkbookCells {
    /** The format of a cell without any. */
    private static final Integer GENERAL = 0;

    private final boolean from1904;

    /** By number; a code may be long, and many cells have it. */
    private final Map<Integer, NumberFormat> formats = new HashMap<>();

    /**
     * @param from1904 whether it counts its days from 1904
     */
    WorkbookCells(boolean from1904) {
        this.from1904 = from1904;
    }

    /** The cells up to the last that holds anything. */
    List<Cell> of(Row row) {
        var cells = new ArrayList<Cell>(row.getCellCount());
        for (var cell : row) {
            cells.add(cell == null ? Cell.BLANK : of(cell));
        }
        while (!cells.isEmpty() && cells.getLast().blank()) {
            cells.removeLast();
        }
        return cells;
    }

    private Cell of(org.dhatim.fastexcel.reader.Cell cell) {
        if (cell.getFormula() != null) {
            return new Cell("", Cell.Kind.FORMULA);
        }
        var raw = cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
        if (raw == null || raw.isBlank()) {
            return Cell.BLANK;
        }
        return switch (cell.getType()) {
            case NUMBER -> number(stripped(raw), format(cell));
            case BOOLEAN -> new Cell(cell.asBoolean() ? "TRUE" : "FALSE", Cell.Kind.BOOLEAN);
            case ERROR ->
                    new Cell(
                            stripped(raw),
                            // What is no number has no value: it is told where one is asked for.
                            cell.getValue() == null ? Cell.Kind.TEXT : Cell.Kind.ERROR);
            case STRING, FORMULA, EMPTY -> new Cell(stripped(raw), Cell.Kind.TEXT);
        };
    }

    private Cell number(String stored, NumberFormat format) {
        var kind = format.date() ? Cell.Kind.DATE : Cell.Kind.NUMBER;
        return new Cell(stored, kind, format.digits(), from1904);
    }

    private NumberFormat format(org.dhatim.fastexcel.reader.Cell cell) {
        return formats.computeIfAbsent(
                Objects.requireNonNullElse(cell.getDataFormatId(), GENERAL),
                number -> NumberFormat.of(number, cell.getDataFormatString()));
    }

    /** A text that is too long anyway is not copied: many cells may share it. */
    private static String stripped(String text) {
        return text.length() > Limits.CELL_CHARACTERS ? text : text.strip();
    }
}
