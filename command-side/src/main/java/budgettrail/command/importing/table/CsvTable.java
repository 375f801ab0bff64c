package budgettrail.command.importing.table;

import budgettrail.command.importing.table.Tables.Reading;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A table as comma-separated values, in RFC 4180's quoting, with either kind of line end. */
final class CsvTable {
    /** The first line that holds anything; what is before it does not count. */
    private static final int HEADER = 0;

    private CsvTable() {}

    static Reading read(byte[] bytes, TableBuilder table) {
        var decoded = Encoding.decode(bytes);
        if (decoded.isEmpty()) {
            table.errors().add(0, null, "ENCODING_UNKNOWN");
            return Reading.NOTHING;
        }
        var text = decoded.get().text();
        if (text.indexOf('\0') >= 0) {
            table.errors().add(0, null, "NOT_CSV");
            return Reading.NOTHING;
        }
        parse(text, table);
        return new Reading(decoded.get().encoding().label(), table.rows());
    }

    private static void parse(String text, TableBuilder table) {
        var reader =
                CsvReader.builder()
                        .skipEmptyLines(false) // They count, so that a row is found by its number.
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text);
        var number = HEADER;
        try (reader) {
            for (var line : reader) {
                var cells = cells(line);
                var empty = empty(cells);
                if (!empty && !table.take(number, cells, true)) {
                    return;
                }
                number = empty && number == HEADER ? HEADER : number + 1;
            }
            table.end();
        } catch (CsvParseException _) {
            table.errors().add(number, null, "MALFORMED_CSV");
        } catch (IOException e) {
            throw new UncheckedIOException("A string cannot fail to be read", e);
        }
    }

    private static List<Cell> cells(CsvRecord line) {
        var cells = new Cell[line.getFieldCount()];
        for (var place = 0; place < cells.length; place++) {
            var text = line.getField(place);
            cells[place] = text.isEmpty() ? Cell.BLANK : new Cell(text.strip(), Cell.Kind.TEXT);
        }
        return List.of(cells);
    }

    private static boolean empty(List<Cell> cells) {
        for (var cell : cells) {
            if (!cell.blank()) {
                return false;
            }
        }
        return true;
    }
}
