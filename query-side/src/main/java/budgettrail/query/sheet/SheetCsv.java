package budgettrail.query.sheet;

import budgettrail.query.figures.Target.Light;
import budgettrail.query.reading.Csv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as CSV, in the conventions of the agreed tables: plain yuan, percent without sign, a rate
 * that does not exist is empty, flags are Y or N. Each row ends with what the sheet reflects. Other
 * than those tables, it is opened in spreadsheets.
 */
final class SheetCsv {
    private static final List<String> PROVENANCE =
            List.of("sheet_year", "sheet_scope", "sheet_as_of", "sheet_known_at", "sheet_position");

    private static final String UNLISTED = "UNLISTED";

    /** Tells spreadsheets which encoding it is. */
    private static final char UTF_8_MARK = '\uFEFF';

    private SheetCsv() {}

    static void write(Sheet sheet, SheetText text, OutputStream out) throws IOException {
        var keys = sheet.columns().stream().map(Column::key);
        var to = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        to.write(UTF_8_MARK);
        var csv = new Csv(to, Stream.concat(keys, PROVENANCE.stream()).toList());
        var provenance = provenance(sheet.provenance());
        sheet.lines()
                .forEach(
                        row -> {
                            var cells = row.stream().map(cell -> text(cell, text));
                            csv.add(Stream.concat(cells, provenance.stream()).toList());
                        });
        if (sheet.unread() > 0) {
            csv.add(Stream.concat(unlisted(sheet), provenance.stream()).toList());
        }
        to.flush();
    }

    /** How many rows more there are, at the end: nobody takes some for all. */
    private static Stream<String> unlisted(Sheet sheet) {
        return IntStream.range(0, sheet.columns().size())
                .mapToObj(
                        column ->
                                switch (column) {
                                    case 0 -> UNLISTED;
                                    case 1 -> Long.toString(sheet.unread());
                                    default -> "";
                                });
    }

    private static List<String> provenance(Provenance provenance) {
        var scope = provenance.scope();
        var known = provenance.knownAt();
        return List.of(
                written(provenance.year()),
                scope == null ? "" : Csv.harmless(scope.code()),
                written(provenance.asOf()),
                known == null ? "" : Csv.harmless(known),
                Long.toString(provenance.position()));
    }

    private static String written(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String text(Cell cell, SheetText text) {
        return switch (cell) {
            case Cell.Words(var words) -> Csv.harmless(words);
            case Cell.Name name -> Csv.harmless(name.in(text.language()));
            case Cell.Label(_, var code) -> code;
            case Cell.Sentences _ -> Csv.harmless(text.of(cell));
            case Cell.Amount(var sum) -> sum.yuan();
            case Cell.Change(var sum) -> sum.yuan();
            case Cell.Percent(var rate) -> rate.cell();
            case Cell.Points(var rate) -> rate.cell();
            case Cell.Verdict(var light) -> flag(light);
            case Cell.Day(var day) -> day.toString();
            case Cell.Moment moment -> moment.iso();
            case Cell.Count(var count) -> Long.toString(count);
            case Cell.Nothing _ -> "";
            case Cell.Linked(var inner, _) -> text(inner, text);
        };
    }

    private static String flag(Light light) {
        return switch (light) {
            case OK -> "Y";
            case BREACH -> "N";
            case NONE -> "";
        };
    }
}
