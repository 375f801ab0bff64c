package budgettrail.web.preference;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a page is coloured. */
public enum Theme {
    LIGHT("light"),
    DARK("dark"),
    /** The default: as the viewer's system is. */
    AUTO("light dark");

    private final String scheme;

    Theme(String scheme) {
        this.scheme = scheme;
    }

    /** As an address, a cookie or the attribute {@code data-theme} names it. */
    public static Optional<Theme> named(String name) {
        return Arrays.stream(values()).filter(one -> one.tag().equals(name)).findFirst();
    }

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is to the browser: a value of {@code color-scheme}. */
    public String scheme() {
        return scheme;
    }
}
