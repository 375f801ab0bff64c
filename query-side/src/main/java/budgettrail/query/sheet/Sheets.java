package budgettrail.query.sheet;

import budgettrail.web.language.Language;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Puts sheets into words. Templates know it as {@code @sheets}. */
@Component
public final class Sheets {
    /** The most rows that a page carries of a table. */
    public static final int MOST = 200;

    private final MessageSource messages;
    private final Turns turns;

    Sheets(MessageSource messages, Turns turns) {
        this.messages = messages;
        this.turns = turns;
    }

    SheetText in(Locale locale) {
        return new SheetText(messages, Language.of(locale).orElse(Language.ZH));
    }

    /** For a page. Public, as all that the template calls. */
    public ShownSheet shown(Sheet sheet, Locale locale) {
        return ShownSheet.of(sheet, in(locale));
    }

    /** As above. */
    public ShownSheet shown(ArrangedSheet sheet, Locale locale) {
        return ShownSheet.of(sheet, in(locale));
    }

    /** How the tables of a page are asked for. */
    public Arrangements asked(MultiValueMap<String, String> parameters, Locale locale) {
        return new Arrangements(new Asked(parameters), in(locale), turns);
    }

    /** Every kind of file. Public, as all that the template calls. */
    public SheetFormat[] formats() {
        return SheetFormat.values();
    }
}
