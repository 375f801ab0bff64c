package budgettrail.command.importing.table;

import budgettrail.command.importing.table.Tables.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** A table as a sheet of a workbook (XLSX). */
final class WorkbookTable {
    private static final String ENCODING = "XLSX";

    /** Rows without a number of their own count from 0. */
    private static final int NONE = -1;

    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);
    private static final ReadingOptions WITHOUT_FORMATS = new ReadingOptions(false, true);

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
                copy(chosen.get(), new WorkbookCells(workbook.isDate1904()), table);
            } else if (sheet == null) {
                table.end();
            }
            return new Reading(ENCODING, table.rows());
        } catch (IOException | Unreadable _) {
            table.errors().add(0, null, WorkbookGuard.NOT_A_WORKBOOK);
            return Reading.NOTHING;
        }
    }

    /** Formats say with how many digits a code is shown; a workbook may do without styles. */
    private static ReadableWorkbook open(byte[] bytes) {
        try {
            return open(bytes, WITH_FORMATS);
        } catch (Unreadable _) {
            return open(bytes, WITHOUT_FORMATS);
        }
    }

    private static ReadableWorkbook open(byte[] bytes, ReadingOptions options) {
        return attempt(() -> new ReadableWorkbook(new ByteArrayInputStream(bytes), options));
    }

    /** The sheet called so, or the first that people see. */
    private static Optional<Sheet> choose(ReadableWorkbook workbook, @Nullable String name) {
        return name == null
                ? workbook.getSheets()
                        .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                        .findFirst()
                : attempt(() -> workbook.findSheet(name));
    }

    private static void copy(Sheet sheet, WorkbookCells meaning, TableBuilder table) {
        try (var stream = attempt(sheet::openStream)) {
            Iterator<org.dhatim.fastexcel.reader.Row> rows = stream.iterator();
            var header = NONE;
            while (attempt(rows::hasNext)) {
                var row = attempt(rows::next);
                var cells = attempt(() -> meaning.of(row));
                header = header == NONE && !cells.isEmpty() ? row.getRowNum() : header;
                if (!cells.isEmpty() && !table.take(row.getRowNum() - header, cells, false)) {
                    return;
                }
            }
        }
        table.end();
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
