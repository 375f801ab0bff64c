package budgettrail.command.importing.table;

import budgettrail.command.importing.table.Tables.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** A table as a sheet of a workbook (XLSX). */
final class WorkbookTable {
    private static final String ENCODING = "XLSX";
    private static final ReadingOptions OPTIONS = new ReadingOptions(false, true);

    private WorkbookTable() {}

    static Reading read(byte[] bytes, @Nullable String sheet, TableBuilder table) {
        var objection = WorkbookGuard.objection(bytes);
        if (objection.isPresent()) {
            table.errors().add(0, null, objection.get());
            return Reading.NOTHING;
        }
        try (var workbook = open(bytes)) {
            var chosen = choose(workbook, sheet);
            if (chosen.isPresent()) {
                copy(chosen.get(), table);
            }
            return new Reading(ENCODING, table.rows());
        } catch (IOException | Unreadable _) {
            table.errors().add(0, null, WorkbookGuard.NOT_A_WORKBOOK);
            return Reading.NOTHING;
        }
    }

    private static ReadableWorkbook open(byte[] bytes) {
        return attempt(() -> new ReadableWorkbook(new ByteArrayInputStream(bytes), OPTIONS));
    }

    private static Optional<Sheet> choose(ReadableWorkbook workbook, @Nullable String name) {
        return attempt(() -> name == null ? workbook.getSheet(0) : workbook.findSheet(name));
    }

    private static void copy(Sheet sheet, TableBuilder table) {
        try (var stream = attempt(sheet::openStream)) {
            Iterator<org.dhatim.fastexcel.reader.Row> rows = stream.iterator();
            var header = 0;
            while (attempt(rows::hasNext)) {
                var row = attempt(rows::next);
                var cells = cells(row);
                header = header == 0 && !cells.isEmpty() ? row.getRowNum() : header;
                if (!cells.isEmpty() && !table.take(row.getRowNum() - header, cells, false)) {
                    return;
                }
            }
        }
        table.end();
    }

    /** The cells up to the last that holds anything. */
    private static List<Cell> cells(org.dhatim.fastexcel.reader.Row row) {
        var cells = new ArrayList<Cell>(row.getCellCount());
        for (var cell : row) {
            cells.add(cell == null ? Cell.BLANK : cell(cell));
        }
        while (!cells.isEmpty() && cells.getLast().blank()) {
            cells.removeLast();
        }
        return cells;
    }

    private static Cell cell(org.dhatim.fastexcel.reader.Cell cell) {
        if (cell.getFormula() != null || cell.getType() == CellType.FORMULA) {
            return new Cell("", Cell.Kind.FORMULA);
        }
        var raw = cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
        if (raw == null || raw.isBlank()) {
            return Cell.BLANK;
        }
        var kind = cell.getType() == CellType.NUMBER ? Cell.Kind.NUMBER : Cell.Kind.TEXT;
        return new Cell(stripped(raw), kind);
    }

    /** A text that is too long anyway is not copied: many cells may share it. */
    private static String stripped(String text) {
        return text.length() > Limits.CELL_CHARACTERS ? text : text.strip();
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    /** The reader tells broken sheets by many exceptions of its own; none of them is ours. */
    private static <T> T attempt(Step<T> step) {
        try {
            return step.take();
        } catch (IOException | RuntimeException e) {
            throw new Unreadable(e);
        }
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(Exception cause) {
            super(cause);
        }
    }
}
