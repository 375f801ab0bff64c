package budgettrail.web.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that pages and messages speak. */
public enum Language {
    /** The default. */
    ZH(Locale.SIMPLIFIED_CHINESE),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** The language of any region's variant. */
    public static Optional<Language> of(Locale locale) {
        return Arrays.stream(values())
                .filter(one -> one.locale.getLanguage().equals(locale.getLanguage()))
                .findFirst();
    }

    /** As an address or a cookie names it. */
    public static Optional<Language> named(String name) {
        return Arrays.stream(values()).filter(one -> one.tag().equals(name)).findFirst();
    }

    public String tag() {
        return locale.getLanguage();
    }
}
