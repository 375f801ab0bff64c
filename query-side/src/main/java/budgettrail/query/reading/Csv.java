package budgettrail.query.reading;

import budgettrail.web.reads.Exported;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A table as a CSV file in UTF-8, and the position it reflects in a header. */
public final class Csv {
    public static final String POSITION = "Budget-Trail-Position";

    public static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";

    private final Writer text;
    private final CsvWriter writer;
    private long rows;

    public Csv(List<String> columns) {
        this(new StringWriter(), columns);
    }

    /** Written as it goes; whoever made the writer flushes it. */
    public Csv(Writer text, List<String> columns) {
        this.text = text;
        this.writer = CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.LF).build(text);
        writer.writeRecord(columns);
    }

    /** A row whose cells are numbers, dates, flags or text made {@link #harmless}. */
    public void add(List<String> cells) {
        rows++;
        writer.writeRecord(cells);
    }

    /** Text that a spreadsheet would take for a formula gets an apostrophe in front. */
    public static String harmless(String value) {
        var start = value.stripLeading();
        var first = value.isEmpty() ? "" : value.substring(0, 1);
        return (!start.isEmpty() && DANGEROUS.indexOf(start.charAt(0)) >= 0)
                        || (!first.isEmpty() && DANGEROUS.contains(first))
                ? "'" + value
                : value;
    }

    /** The file so far. */
    public String text() {
        return text.toString();
    }

    /** The file as what is taken away under a name. */
    public ResponseEntity<String> answer(
            Snapshot snapshot, String name, HttpServletRequest request) {
        new Exported(name, snapshot.position(), rows).in(request);
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header(POSITION, Long.toString(snapshot.position()))
                .body(text());
    }
}
