package budgettrail.query.sheet;

import budgettrail.web.language.Language;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts sheets into words. Templates know it as {@code @sheets}. */
@Component
class Sheets {
    private final MessageSource messages;

    Sheets(MessageSource messages) {
        this.messages = messages;
    }

    SheetText in(Locale locale) {
        return new SheetText(messages, Language.of(locale).orElse(Language.ZH));
    }

    /** For a page. Public, as all that the template calls. */
    public ShownSheet shown(Sheet sheet, Locale locale) {
        return ShownSheet.of(sheet, in(locale));
    }

    /** Every kind of file. */
    public SheetFormat[] formats() {
        return SheetFormat.values();
    }
}
