package budgettrail.query.sheet;

import budgettrail.query.figures.Target.Light;
import budgettrail.query.sheet.Column.OnPage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as a page shows it in one language, up to a limit: text in boxes.
 *
 * @param note empty: none
 * @param all how many rows there are
 * @param from how many rows come before these
 * @param held how many of all the files have
 * @param finder leaves rows out; none: all are shown
 * @param query asks for its files; none: whoever shows it knows
 * @param earlier leads to the rows before these; none: they are the first
 * @param later leads to those after them; none: there are none at hand
 */
record ShownSheet(
        String name,
        String title,
        String note,
        List<Heading> headings,
        List<List<Box>> rows,
        @Nullable List<Box> total,
        long all,
        long from,
        long held,
        @Nullable Finder finder,
        @Nullable String query,
        @Nullable String earlier,
        @Nullable String later) {
    /**
     * Over the boxes of a column.
     *
     * @param numeric whether they are read from their right end
     * @param address sorts by it; none: the table is not sorted
     * @param sorted the way it is sorted by it, as {@code aria-sort} says it; none: it is not
     */
    record Heading(
            String text, boolean numeric, @Nullable String address, @Nullable String sorted) {
        static Heading of(Column column, SheetText text) {
            return new Heading(text.headingOnPage(column), column.kind().numeric(), null, null);
        }

        static Heading of(Column column, SheetText text, ArrangedSheet in) {
            var how = in.sheet().arrangement();
            var way = how.descending() ? "descending" : "ascending";
            return new Heading(
                    text.headingOnPage(column),
                    column.kind().numeric(),
                    in.address(how.by(column)),
                    column.key().equals(how.sort()) ? way : null);
        }
    }

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
                        Cell.Sentences _,
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
        return of(sheet, text, column -> Heading.of(column, text), null);
    }

    static ShownSheet of(ArrangedSheet it, SheetText text) {
        return of(it.sheet(), text, column -> Heading.of(column, text, it), it);
    }

    private static ShownSheet of(
            Sheet sheet,
            SheetText text,
            Function<Column, Heading> heading,
            @Nullable ArrangedSheet it) {
        var columns = sheet.columns();
        var total = sheet.total();
        var how = sheet.arrangement();
        return new ShownSheet(
                sheet.name(),
                text.title(sheet),
                text.note(sheet),
                columns.stream()
                        .filter(column -> column.onPage() == OnPage.ALONE)
                        .map(heading)
                        .toList(),
                sheet.rows().stream()
                        .limit(Sheets.MOST)
                        .map(row -> boxes(columns, row, text))
                        .toList(),
                total == null ? null : boxes(columns, total, text),
                sheet.all(),
                how.from(),
                how.filtering() ? sheet.all() : sheet.all() - sheet.unread(),
                it == null ? null : Finder.of(it),
                it == null ? null : it.query(),
                it == null ? null : it.earlier(),
                it == null ? null : it.later());
    }

    public boolean cut() {
        return rows.size() < all;
    }

    /** Whether the files have them all. Public, as all that the template calls. */
    public boolean whole() {
        return held == all;
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
