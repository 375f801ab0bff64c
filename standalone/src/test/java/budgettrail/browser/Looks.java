package budgettrail.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with a page as it stands in the window: each question answers one line a fault. */
record Looks(Page page) {
    private static final String AXE = read("/axe.min.js");
    private static final String CLIPPED = read("/browser/clipped.js");
    private static final String VIOLATIONS = read("/browser/violations.js");
    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");
    private static final Map<String, ?> WCAG =
            Map.of(
                    "type",
                    "tag",
                    "values",
                    List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"));
    private static final String SIDEWAYS =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}");
    private static final Pattern CLOCK = Pattern.compile("Beijing time|北京时间");

    /** What axe says of WCAG 2.0, 2.1 and 2.2, levels A and AA. */
    List<String> violations() {
        return axe(Map.of("runOnly", WCAG));
    }

    /** The same but for the colours, which are most of its work. */
    List<String> faultsOfForm() {
        var off = Map.of("enabled", false);
        return axe(
                Map.of(
                        "runOnly",
                        WCAG,
                        "rules",
                        COLOURS.stream().collect(Collectors.toMap(Function.identity(), _ -> off))));
    }

    /** What it says of colours alone. */
    List<String> faintColours() {
        return axe(Map.of("runOnly", Map.of("type", "rule", "values", COLOURS)));
    }

    private List<String> axe(Map<String, ?> rules) {
        if (!(boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(AXE);
        }
        return lines(VIOLATIONS, rules);
    }

    /** Texts that a box cuts off or that stand out of the window. */
    List<String> clipped() {
        return lines(CLIPPED, null);
    }

    /** The pixels by which the page is wider than the window. */
    int sideways() {
        return (int) page.evaluate(SIDEWAYS);
    }

    /** Keys that stand where their message should. */
    boolean untranslated() {
        return page.content().contains("??");
    }

    /** Whether it says when something was, but not at its top by which clock. */
    boolean withoutClock() {
        return TIME.matcher(page.locator("main").innerText()).find()
                && !CLOCK.matcher(page.locator(".standing").innerText()).find();
    }

    private List<String> lines(String script, Object argument) {
        return ((List<?>) page.evaluate(script, argument)).stream().map(Object::toString).toList();
    }

    private static String read(String resource) {
        try (var file = Looks.class.getResourceAsStream(resource)) {
            return new String(
                    Objects.requireNonNull(file, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
