package budgettrail.command.importing;

import budgettrail.command.importing.table.RowError;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is wrong with a file, as a file: to be put beside it in a spreadsheet. */
@Component
class ErrorFile {
    private final MessageSource messages;

    ErrorFile(MessageSource messages) {
        this.messages = messages;
    }

    byte[] of(List<RowError> errors, Locale locale) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("row", "column", "code", "message");
            for (var error : errors) {
                csv.writeRecord(
                        Integer.toString(error.row()),
                        harmless(error.column() == null ? "" : error.column()),
                        error.code(),
                        harmless(sentence(error, locale)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A string cannot fail to be written", e);
        }
        // The mark at the beginning tells spreadsheets that it is UTF-8.
        return ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
    }

    private String sentence(RowError error, Locale locale) {
        var args = error.args().toArray();
        var general = messages.getMessage("problem." + error.code(), args, error.code(), locale);
        return String.valueOf(messages.getMessage("field." + error.code(), args, general, locale));
    }

    /** Messages repeat cells: none of them may become a formula where this file is opened. */
    private static String harmless(String text) {
        var first = text.strip();
        return first.isEmpty() || "=+-@＝＋－＠".indexOf(first.charAt(0)) < 0 ? text : "'" + text;
    }
}
