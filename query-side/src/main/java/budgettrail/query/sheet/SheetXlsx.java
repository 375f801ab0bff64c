package budgettrail.query.sheet;

import budgettrail.query.figures.Rate.Ratio;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A sheet as a workbook in one language, written as it goes: the table, and what it reflects on a
 * second worksheet. Numbers have exactly the digits that a page shows. Nothing is ever a formula.
 */
final class SheetXlsx {
    /** What a spreadsheet holds of a number; one with more digits is written as text. */
    private static final int DIGITS = 15;

    /** The most characters that a spreadsheet takes in one cell. */
    private static final int LONGEST = 32_767;

    /** Texts up to so many characters may repeat; all of them are in memory until the end. */
    private static final int LONGEST_SHARED = 64;

    /** Where the calendar of spreadsheets begins to be right. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private static final int ROWS_AT_ONCE = 200;
    private static final String MADE_BY = "Budget Trail";
    private static final String AMOUNT = "#,##0.00";
    private static final String CHANGE = "+#,##0.00;-#,##0.00;0.00";
    private static final String PERCENT = "0.00";
    private static final String POINTS = "+0.00;-0.00;0.00";
    private static final String COUNT = "0";
    private static final String DAY = "yyyy-mm-dd";
    private static final String MOMENT = "yyyy-mm-dd hh:mm:ss";

    private final Worksheet page;
    private final SheetText text;

    private SheetXlsx(Worksheet page, SheetText text) {
        this.page = page;
        this.text = text;
    }

    static void write(Sheet sheet, SheetText text, OutputStream out) throws IOException {
        var book = new Workbook(out, MADE_BY, "1.0");
        new SheetXlsx(book.newWorksheet(text.title(sheet)), text).table(sheet);
        new SheetXlsx(book.newWorksheet(text.say("sheet.about")), text).about(sheet);
        book.finish(); // Only a whole workbook is one that opens.
    }

    private void table(Sheet sheet) throws IOException {
        page.freezePane(1, 1);
        var columns = sheet.columns();
        for (var at = 0; at < columns.size(); at++) {
            var column = columns.get(at);
            page.width(at, column.kind().width());
            words(0, at, text.headingWithUnit(column));
        }
        page.range(0, 0, 0, columns.size() - 1).style().bold().wrapText(true).set();
        var row = 0;
        for (var cells : sheet.rows()) {
            row(++row, cells);
        }
        if (sheet.total() != null) {
            row(++row, sheet.total());
            page.range(row, 0, row, columns.size() - 1).style().bold().set();
        }
        page.finish();
    }

    /** Sends those before it, if they are enough: a row that was sent is styled no more. */
    private void row(int row, List<Cell> cells) throws IOException {
        if (row % ROWS_AT_ONCE == 0) {
            page.flush();
        }
        for (var at = 0; at < cells.size(); at++) {
            put(row, at, cells.get(at));
        }
    }

    private void about(Sheet sheet) throws IOException {
        var from = sheet.provenance();
        var year = from.year();
        var day = from.asOf();
        var known = from.knownAt();
        var scope = from.scope();
        page.width(0, 24);
        page.width(1, 60);
        fact(0, "title", new Cell.Words(text.title(sheet)));
        fact(1, "scope", scope == null ? Cell.NOTHING : new Cell.Words(text.of(scope)));
        fact(2, "year", year == null ? Cell.NOTHING : new Cell.Count(year.value()));
        fact(3, "asOf", day == null ? Cell.NOTHING : new Cell.Day(day));
        fact(
                4,
                "knownAt",
                new Cell.Words(known == null ? text.say("sheet.about.knownNow") : known));
        fact(5, "position", new Cell.Count(from.position()));
        fact(6, "rows", new Cell.Words(rows(sheet)));
        fact(7, "product", new Cell.Words(text.say("page.product")));
        page.finish();
    }

    private String rows(Sheet sheet) {
        var all = Long.toString(sheet.all());
        var rows = sheet.rows().size();
        var shown =
                rows == sheet.all()
                        ? all
                        : text.say("sheet.about.cut", Integer.toString(rows), all);
        if (sheet.arrangement().plain()) {
            return shown;
        }
        var arranged = text.say("sheet.about.arranged", shown, sheet.arrangement().told());
        return sheet.unread() == 0
                ? arranged
                : text.say("sheet.about.unread", arranged, Long.toString(sheet.unread()));
    }

    private void fact(int row, String name, Cell cell) {
        words(row, 0, text.say("sheet.about." + name));
        page.style(row, 0).bold().set();
        put(row, 1, cell);
        page.style(row, 1).horizontalAlignment("left").set();
    }

    private void put(int row, int column, Cell cell) {
        switch (cell) {
            case Cell.Amount(var sum) -> number(row, column, new BigDecimal(sum.yuan()), AMOUNT);
            case Cell.Change(var sum) -> number(row, column, new BigDecimal(sum.yuan()), CHANGE);
            case Cell.Percent(Ratio rate) ->
                    number(row, column, new BigDecimal(rate.shown()), PERCENT);
            case Cell.Points(Ratio rate) ->
                    number(row, column, new BigDecimal(rate.shown()), POINTS);
            case Cell.Count(var count) -> number(row, column, BigDecimal.valueOf(count), COUNT);
            case Cell.Day(var day) when !day.isBefore(FIRST_DAY) -> {
                page.value(row, column, day);
                page.style(row, column).format(DAY).set();
            }
            case Cell.Moment moment -> {
                page.value(row, column, moment.local().toLocalDateTime());
                page.style(row, column).format(MOMENT).set();
            }
            case Cell.Linked(var inner, _) -> put(row, column, inner);
            case Cell.Nothing _ -> {}
            case Cell.Words _,
                    Cell.Name _,
                    Cell.Label _,
                    Cell.Sentences _,
                    Cell.Percent _,
                    Cell.Points _,
                    Cell.Verdict _,
                    Cell.Day _ ->
                    words(row, column, text.of(cell));
        }
    }

    private void number(int row, int column, BigDecimal number, String format) {
        if (number.stripTrailingZeros().precision() > DIGITS) {
            words(row, column, number.toPlainString());
            page.style(row, column).horizontalAlignment("right").set();
            return;
        }
        page.value(row, column, number);
        page.style(row, column).format(format).set();
    }

    /**
     * A string is a string whatever it begins with. Short ones are written once and kept for it.
     */
    private void words(int row, int column, String words) {
        if (words.length() <= LONGEST_SHARED) {
            page.value(row, column, words);
        } else {
            var fits = words.length() <= LONGEST;
            page.inlineString(row, column, fits ? words : words.substring(0, LONGEST - 1) + "…");
        }
    }
}
