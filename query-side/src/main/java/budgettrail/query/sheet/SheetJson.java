package budgettrail.query.sheet;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sheet as JSON. Amounts, percentages and points are strings, so that no reader rounds them; a
 * rate that does not exist is {@code NOT_APPLICABLE} or {@code UNBUDGETED}, a verdict {@code OK},
 * {@code BREACH} or {@code NONE}.
 *
 * @param arrangement which rows these are and their order; none: all, in their own
 * @param all how many rows there are
 * @param unread how many more there are that the table does not hold
 * @param rows of each row its values by the keys of the columns
 */
record SheetJson(
        String sheet,
        String title,
        @Nullable Integer fiscalYear,
        @Nullable Scope scope,
        @Nullable LocalDate asOf,
        @Nullable String knownAt,
        long position,
        @Nullable String arrangement,
        long all,
        long unread,
        List<Heading> columns,
        Iterator<Map<String, @Nullable Object>> rows,
        @Nullable Map<String, @Nullable Object> total) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** What the sheet is about. */
    record Scope(String code, String name) {}

    /** A column and what it is called. */
    record Heading(String key, Column.Kind kind, String heading) {}

    static void write(Sheet sheet, SheetText text, OutputStream out) {
        MAPPER.writeValue(out, of(sheet, text));
    }

    private static SheetJson of(Sheet sheet, SheetText text) {
        var from = sheet.provenance();
        var year = from.year();
        var scope = from.scope();
        var total = sheet.total();
        return new SheetJson(
                sheet.name(),
                text.title(sheet),
                year == null ? null : year.value(),
                scope == null ? null : new Scope(scope.code(), text.of(scope)),
                from.asOf(),
                from.knownAt(),
                from.position(),
                sheet.arrangement().plain() ? null : sheet.arrangement().told(),
                sheet.all(),
                sheet.unread(),
                sheet.columns().stream()
                        .map(one -> new Heading(one.key(), one.kind(), text.heading(one)))
                        .toList(),
                sheet.rows().stream().map(row -> values(sheet, row, text)).iterator(),
                total == null ? null : values(sheet, total, text));
    }

    private static Map<String, @Nullable Object> values(
            Sheet sheet, List<Cell> row, SheetText text) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var at = 0; at < row.size(); at++) {
            values.put(sheet.columns().get(at).key(), value(row.get(at), text));
        }
        return values;
    }

    private static @Nullable Object value(Cell cell, SheetText text) {
        return switch (cell) {
            case Cell.Words(var words) -> words;
            case Cell.Name name -> name.in(text.language());
            case Cell.Label(_, var code) -> code;
            case Cell.Sentences _ -> text.of(cell);
            case Cell.Amount(var sum) -> sum.yuan();
            case Cell.Change(var sum) -> sum.yuan();
            case Cell.Percent(var rate) -> rate.shown();
            case Cell.Points(var rate) -> rate.shown();
            case Cell.Verdict(var light) -> light.name();
            case Cell.Day(var day) -> day.toString();
            case Cell.Moment moment -> moment.iso();
            case Cell.Count(var count) -> count;
            case Cell.Nothing _ -> null;
            case Cell.Linked(var inner, _) -> value(inner, text);
        };
    }
}
