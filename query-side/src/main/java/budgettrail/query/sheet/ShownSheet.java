package budgettrail.query.sheet;

import budgettrail.query.figures.Target.Light;
import budgettrail.query.sheet.Column.OnPage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as a page shows it in one language, up to a limit: text in boxes.
 *
 * @param note empty: none
 * @param all how many rows there are
 */
record ShownSheet(
        String name,
        String title,
        String note,
        List<Heading> headings,
        List<List<Box>> rows,
        @Nullable List<Box> total,
        long all) {
    /**
     * Over the boxes of a column.
     *
     * @param numeric whether they are read from their right end
     */
    record Heading(String text, boolean numeric) {}

    /**
     * What stands in one place of a row: the cell of a column, and those joined to it.
     *
     * @param label the heading, for where there is no room for a row of headings
     */
    record Box(String label, boolean numeric, Part first, List<Part> beside) {
        /** Whether something stands beside the first. Public, as all that the template calls. */
        public boolean paired() {
            return !beside.isEmpty();
        }

        private void join(Part part) {
            if (part.adds(first)) {
                beside.add(part);
            }
        }
    }

    /**
     * One cell.
     *
     * @param tag the language of a name; none: that of the page
     * @param light none: it is text
     * @param address where it leads; none: nowhere
     */
    record Part(
            String text, @Nullable String tag, @Nullable Light light, @Nullable String address) {
        /** A light always does; a code does not where it stands for the name. */
        boolean adds(Part before) {
            return light != null || !text.isEmpty() && !text.equals(before.text);
        }

        static Part of(Cell cell, SheetText text) {
            return switch (cell) {
                case Cell.Linked(var inner, var way) -> {
                    var part = of(inner, text);
                    yield new Part(part.text, part.tag, part.light, way.get());
                }
                case Cell.Verdict(var light) -> new Part(text.of(cell), null, light, null);
                case Cell.Name name ->
                        new Part(text.of(cell), name.tag(text.language()), null, null);
                case Cell.Words _,
                        Cell.Label _,
                        Cell.Amount _,
                        Cell.Change _,
                        Cell.Percent _,
                        Cell.Points _,
                        Cell.Day _,
                        Cell.Moment _,
                        Cell.Count _,
                        Cell.Nothing _ ->
                        new Part(text.of(cell), null, null, null);
            };
        }
    }

    static ShownSheet of(Sheet sheet, SheetText text) {
        var columns = sheet.columns();
        var total = sheet.total();
        return new ShownSheet(
                sheet.name(),
                text.title(sheet),
                text.note(sheet),
                columns.stream()
                        .filter(column -> column.onPage() == OnPage.ALONE)
                        .map(one -> new Heading(text.headingOnPage(one), one.kind().numeric()))
                        .toList(),
                sheet.rows().stream()
                        .limit(Sheets.MOST)
                        .map(row -> boxes(columns, row, text))
                        .toList(),
                total == null ? null : boxes(columns, total, text),
                sheet.all());
    }

    public boolean cut() {
        return rows.size() < all;
    }

    private static List<Box> boxes(List<Column> columns, List<Cell> row, SheetText text) {
        var boxes = new ArrayList<Box>();
        for (var at = 0; at < row.size(); at++) {
            var column = columns.get(at);
            switch (column.onPage()) {
                case ALONE -> boxes.add(box(column, Part.of(row.get(at), text), text));
                case BESIDE -> boxes.getLast().join(Part.of(row.get(at), text));
                case ABSENT -> {}
            }
        }
        return boxes;
    }

    private static Box box(Column column, Part part, SheetText text) {
        return new Box(
                text.headingOnPage(column), column.kind().numeric(), part, new ArrayList<>());
    }
}
