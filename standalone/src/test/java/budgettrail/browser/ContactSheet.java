package budgettrail.browser;

import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;

import budgettrail.web.language.Language;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The screenshots of every page on one image, and the two that the README shows. They are kept in
 * {@code docs/screens} and renewed on demand, so that a reader sees what a test only counts.
 */
final class ContactSheet {
    static final Path KEPT = Path.of("..", "docs", "screens");

    /** {@code -Dbudgettrail.screens=write} renews them. */
    static final String SETTING = "budgettrail.screens";

    private static final int WIDTH = 1280;
    private static final int LARGEST = 1_400_000;
    private static final List<Integer> QUALITIES = List.of(80, 70, 60, 50, 40, 30);
    private static final String YEAR_END = "/dashboard?fiscalYear=2022&asOf=2022-12-31";
    private static final String PAGE =
            """
            <!doctype html><meta charset="utf-8"><style>
            body { margin: 16px; font: 14px/1.4 sans-serif; background: #999; color: #000 }
            table { border-spacing: 8px } th { text-align: left }
            td { vertical-align: top } div { max-height: 420px; overflow: hidden }
            .w1280 { width: 420px } .w390 { width: 170px }
            </style><table>%s</table>
            """;

    private final SharedBrowser browser;
    private final Path screens;

    ContactSheet(SharedBrowser browser, Path screens) {
        this.browser = browser;
        this.screens = screens;
    }

    static boolean isWanted() {
        return "write".equals(System.getProperty(SETTING));
    }

    void write() {
        try {
            Files.createDirectories(KEPT);
            var sheet = Files.writeString(screens.resolve("sheet.html"), html());
            Files.write(KEPT.resolve("every-page.jpg"), shot(sheet));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        show(Visitor.as("auditor").in(Language.ZH), "dashboard-zh-light.png");
        show(Visitor.as("auditor").through(Visitor.PHONE).prefers(DARK), "phone-en-dark.png");
    }

    /** What a visitor sees of the dashboard before scrolling. */
    private void show(Visitor visitor, String name) {
        try (var visit = browser.visit(visitor)) {
            visit.open(YEAR_END);
            visit.page().screenshot(new Page.ScreenshotOptions().setPath(KEPT.resolve(name)));
        }
    }

    /** As good as it can be within its size. */
    private byte[] shot(Path sheet) {
        var window = new Browser.NewPageOptions().setViewportSize(WIDTH, Visitor.DESK);
        try (var page = browser.chromium().newPage(window)) {
            page.navigate(sheet.toUri().toString());
            return QUALITIES.stream()
                    .map(quality -> page.screenshot(jpeg(quality)))
                    .filter(image -> image.length <= LARGEST)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Too many pages for one image"));
        }
    }

    private static Page.ScreenshotOptions jpeg(int quality) {
        return new Page.ScreenshotOptions()
                .setFullPage(true)
                .setType(ScreenshotType.JPEG)
                .setQuality(quality);
    }

    private static String html() {
        var head = columns().map(one -> "<th>" + caption(one) + "</th>");
        var rows = Pages.ALL.stream().map(ContactSheet::row);
        return PAGE.formatted(
                Stream.concat(
                                Stream.of(head.collect(Collectors.joining("", "<tr>", "</tr>"))),
                                rows)
                        .collect(Collectors.joining("\n")));
    }

    private static String row(Pages.Listed page) {
        var title = "<tr><th colspan=4>" + page.name() + "</th></tr>\n<tr>";
        return columns()
                .map(
                        column ->
                                "<td><div><img class=w%d src='%s'></div></td>"
                                        .formatted(
                                                column.width(), EveryPageTest.screen(page, column)))
                .collect(Collectors.joining("", title, "</tr>"));
    }

    private static String caption(Visitor column) {
        var theme = column.system().name().toLowerCase(Locale.ROOT);
        return "%s · %s<br>%d px".formatted(column.language().tag(), theme, column.width());
    }

    /** Both languages and both themes, at either width. */
    private static Stream<Visitor> columns() {
        var desk = Visitor.stranger().through(Visitor.DESK);
        var phone = Visitor.stranger().through(Visitor.PHONE);
        return Stream.of(
                desk.in(Language.ZH).prefers(LIGHT),
                desk.in(Language.EN).prefers(DARK),
                phone.in(Language.EN).prefers(LIGHT),
                phone.in(Language.ZH).prefers(DARK));
    }
}
