package budgettrail.command.importing.table;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The door to a table in a file of either format. */
public final class Tables {
    private Tables() {}

    /**
     * What was read.
     *
     * @param encoding the encoding the text was found to be in; of a workbook, XLSX
     * @param rows rows handed out, sound or not
     */
    public record Reading(String encoding, int rows) {
        static final Reading NOTHING = new Reading("", 0);
    }

    /** Hands out the rows of the file's first table in order, and notes what is wrong. */
    public static Reading read(
            Upload upload, Columns columns, Errors errors, Consumer<Row> consumer) {
        return read(upload, null, columns, errors, consumer);
    }

    /**
     * As above, of the sheet called so. A workbook without such a sheet has no such rows; a CSV
     * file is one table under any name.
     */
    public static Reading read(
            Upload upload,
            @Nullable String sheet,
            Columns columns,
            Errors errors,
            Consumer<Row> consumer) {
        if (upload.bytes().length > Limits.FILE_BYTES) {
            errors.add(0, null, "FILE_TOO_LARGE", Limits.FILE_BYTES);
            return Reading.NOTHING;
        }
        var table = new TableBuilder(columns, errors, consumer);
        return switch (upload.format()) {
            case CSV -> CsvTable.read(upload.bytes(), table);
            case XLSX -> WorkbookTable.read(upload.bytes(), sheet, table);
        };
    }
}
