package budgettrail.query.sheet;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Sum;
import budgettrail.query.figures.Target.Light;
import budgettrail.query.sheet.Column.Kind;
import budgettrail.web.language.Language;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A sheet with a cell of every kind, and the words for it. */
final class Given {
    static final LocalDate DAY = LocalDate.of(2022, 6, 30);
    static final List<Column> COLUMNS =
            List.of(
                    Column.of("unit_name", Kind.WORDS),
                    Column.of("unit", Kind.WORDS).beside(),
                    Column.of("disbursed", Kind.AMOUNT),
                    Column.of("execution_rate", Kind.PERCENT),
                    Column.of("execution_ok", Kind.VERDICT).beside(),
                    Column.of("lead", Kind.POINTS).headed("adjustment_rate_gross"),
                    Column.of("effective", Kind.DAY).headed("project"),
                    Column.of("recorded", Kind.MOMENT).headed("project"),
                    Column.of("facts", Kind.COUNT).headed("project"));

    private Given() {}

    static Cell.Name named(String zh) {
        return new Cell.Name("035003", zh, null);
    }

    static Sum fen(String fen) {
        return new Sum(new BigInteger(fen));
    }

    static Rate ratio(long part, long whole) {
        return Rate.of(Sum.ofFen(part), Sum.ofFen(whole));
    }

    static List<Cell> row(Cell name, Sum disbursed, Rate rate, Light light, Rate points) {
        return List.of(
                name,
                new Cell.Words("035003"),
                new Cell.Linked(new Cell.Amount(disbursed), "/facts?unit=035003"),
                new Cell.Percent(rate),
                new Cell.Verdict(light),
                new Cell.Points(points),
                new Cell.Day(DAY),
                new Cell.Moment(Instant.parse("2022-06-30T16:00:00Z")),
                new Cell.Count(12));
    }

    static Sheet sheet(List<List<Cell>> rows, List<Cell> total) {
        var name = new Cell.Name("035", "新乡市红旗区人社局", "HR Bureau");
        var scope = new SheetScope(name, null, null);
        var from = new Provenance(new FiscalYear(2022), DAY, "100", 99, scope);
        return new Sheet("units", from, COLUMNS, rows, total);
    }

    static SheetText in(Language language) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(
                "messages/sheet", "messages/summary", "messages/dashboard", "messages/web");
        messages.setDefaultEncoding("UTF-8");
        messages.setAlwaysUseMessageFormat(true);
        return new SheetText(messages, language);
    }
}
