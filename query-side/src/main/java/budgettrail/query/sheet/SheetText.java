package budgettrail.query.sheet;

import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rate.Ratio;
import budgettrail.query.figures.Target.Light;
import budgettrail.query.page.Shown;
import budgettrail.query.sheet.Column.Kind;
import budgettrail.web.language.Language;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;

/** A sheet in the words of one language: what people read on a page and in a worksheet. */
record SheetText(MessageSource messages, Language language) {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** Chinese names are sorted as they are pronounced. */
    Locale collation() {
        return language == Language.ZH ? Locale.CHINA : language.locale();
    }

    String say(String key) {
        return messages.getMessage(key, null, language.locale());
    }

    String say(String key, String... arguments) {
        return messages.getMessage(key, arguments, language.locale());
    }

    String title(Sheet sheet) {
        return say("sheet.title." + sheet.name());
    }

    /** Empty: there is nothing to note. Of its own order nothing while it stands in another. */
    String note(Sheet sheet) {
        var note = sayIfAny("sheet.note." + sheet.name());
        var sorted = sheet.arrangement().sort() != null;
        var order = sorted ? "" : sayIfAny("sheet.order." + sheet.name());
        return order.isEmpty() ? note : say("sheet.ordered", note, order);
    }

    private String sayIfAny(String key) {
        return Objects.requireNonNull(messages.getMessage(key, null, "", language.locale()));
    }

    String heading(Column column) {
        return say("sheet.column." + column.heading(), column.about().toArray(String[]::new));
    }

    /** As a page has it: of amounts and percentages it goes without saying what they are in. */
    String headingOnPage(Column column) {
        return column.kind() == Kind.POINTS ? headingWithUnit(column) : heading(column);
    }

    /** As above, and what its numbers are in. */
    String headingWithUnit(Column column) {
        return switch (column.kind()) {
            case AMOUNT, PERCENT, POINTS ->
                    say("sheet.heading", heading(column), say("sheet.unit." + column.kind()));
            case WORDS, FIGURE, VERDICT, DAY, MOMENT, COUNT -> heading(column);
        };
    }

    String of(Cell cell) {
        return switch (cell) {
            case Cell.Words(var text) -> text;
            case Cell.Name name -> name.in(language);
            case Cell.Label(var family, var code) -> say(family + "." + code);
            case Cell.Sentences(var all) -> said(all);
            case Cell.Amount(var sum) -> Shown.yuan(sum);
            case Cell.Change(var sum) -> Shown.signed(sum);
            case Cell.Percent(var rate) -> rate instanceof Ratio ? rate.shown() + " %" : tag(rate);
            case Cell.Points(var rate) ->
                    rate instanceof Ratio ? Shown.signed(rate.shown()) : tag(rate);
            case Cell.Verdict(var light) -> light(light);
            case Cell.Day(var day) -> day.toString();
            case Cell.Moment moment -> moment.local().format(SECOND);
            case Cell.Count(var count) -> Long.toString(count);
            case Cell.Nothing _ -> "";
            case Cell.Linked(var inner, _) -> of(inner);
        };
    }

    /** The name, and what of it alone. */
    String of(SheetScope scope) {
        var within = scope.within();
        var name = scope.name().in(language);
        var part = within == null ? name : say("sheet.scope.within", name, within.in(language));
        return switch (scope.item()) {
            case null -> part;
            case "PROCUREMENT" -> say("sheet.scope.procurement", part);
            case String item -> say("sheet.scope.item", part, say("facts.item." + item));
        };
    }

    private String said(List<MessageSourceResolvable> sentences) {
        return sentences.stream()
                .map(one -> messages.getMessage(one, language.locale()))
                .reduce((one, next) -> say("sheet.sentences", one, next))
                .orElse("");
    }

    private String light(Light light) {
        return say("summary.light." + light);
    }

    private String tag(Rate rate) {
        return say("summary.rate." + rate.shown());
    }
}
