package budgettrail.web.preference;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a page looks and how else it could. Every template has it as {@code look}.
 *
 * @param query what the address of the page asks, as it was sent
 */
public record Look(Theme theme, @Nullable String query) {
    private static final String LANGUAGE = "lang";

    /** The same page in the other themes, and in this one. */
    public List<Way> ways() {
        return Arrays.stream(Theme.values())
                .map(other -> new Way(other, address(other), other == theme))
                .toList();
    }

    private String address(Theme other) {
        return address(ThemeKeeper.THEME.name(), other.tag());
    }

    /** The same page in another language. */
    public String inLanguage(String tag) {
        return address(LANGUAGE, tag);
    }

    /** Relative to the page, with everything else that was asked. */
    private String address(String name, String tag) {
        var asked = query == null ? Stream.<String>of() : Arrays.stream(query.split("&"));
        return Stream.concat(
                        asked.filter(one -> !one.isEmpty() && !one.startsWith(name + "=")),
                        Stream.of(name + "=" + tag))
                .collect(Collectors.joining("&", "?", ""));
    }

    /**
     * A link to a theme.
     *
     * @param current whether it leads here
     */
    public record Way(Theme theme, String address, boolean current) {}
}
