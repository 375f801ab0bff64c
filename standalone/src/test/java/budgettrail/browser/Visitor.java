package budgettrail.browser;

import budgettrail.web.language.Language;
import com.microsoft.playwright.options.ColorScheme;

/**
 * Who looks, and through what.
 *
 * @param user who has signed in already; null: nobody
 * @param width of the window, in pixels of CSS
 * @param system what the system of the visitor prefers
 * @param script whether JavaScript is on
 */
record Visitor(String user, Language language, int width, ColorScheme system, boolean script) {
    static final int DESK = 1280;
    static final int PHONE = 390;

    private static final int DESK_HEIGHT = 900;
    private static final int PHONE_HEIGHT = 844;

    /** At a desk, in English, in the light. */
    static Visitor as(String user) {
        return new Visitor(user, Language.EN, DESK, ColorScheme.LIGHT, true);
    }

    static Visitor stranger() {
        return as(null);
    }

    Visitor in(Language other) {
        return new Visitor(user, other, width, system, script);
    }

    Visitor through(int other) {
        return new Visitor(user, language, other, system, script);
    }

    Visitor prefers(ColorScheme other) {
        return new Visitor(user, language, width, other, script);
    }

    Visitor withoutScript() {
        return new Visitor(user, language, width, system, false);
    }

    int height() {
        return width < DESK ? PHONE_HEIGHT : DESK_HEIGHT;
    }
}
