package budgettrail.command.importing.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the cells of a workbook.
 *
 * @param from1904 whether it counts its days from 1904
 */
record WorkbookCells(boolean from1904) {
    /** Zeros only, in the part for what is not negative: a number is shown with as many digits. */
    private static final Pattern DIGITS = Pattern.compile("(0{1,40})(_.)?(;.*)?");

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
            case NUMBER ->
                    new Cell(
                            stripped(raw),
                            Cell.Kind.NUMBER,
                            digits(cell.getDataFormatString()),
                            from1904);
            case BOOLEAN -> new Cell(cell.asBoolean() ? "TRUE" : "FALSE", Cell.Kind.BOOLEAN);
            case ERROR ->
                    new Cell(
                            stripped(raw),
                            // What is no number has no value: it is told where one is asked for.
                            cell.getValue() == null ? Cell.Kind.TEXT : Cell.Kind.ERROR);
            case STRING, FORMULA, EMPTY -> new Cell(stripped(raw), Cell.Kind.TEXT);
        };
    }

    private static int digits(@Nullable String format) {
        var digits = DIGITS.matcher(format == null ? "" : format);
        return digits.matches() ? digits.group(1).length() : 0;
    }

    /** A text that is too long anyway is not copied: many cells may share it. */
    private static String stripped(String text) {
        return text.length() > Limits.CELL_CHARACTERS ? text : text.strip();
    }
}
