package budgettrail.query.chart;

import static budgettrail.query.chart.Made.item;
import static budgettrail.query.chart.Made.month;
import static budgettrail.query.chart.Made.wan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.dataset.Year2022;
import budgettrail.web.language.Bundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * Every chart through its fragment, in both languages. The pages are kept in {@code target/gallery}
 * to be looked at.
 */
class FragmentsTest {
    private static final LocalDate YEAR_END = Year2022.YEAR.lastDay();

    /** A chart of the gallery. */
    public record Entry(String kind, String id, Object chart) {}

    private final Drawn2022 year = new Drawn2022();

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void areWholeInEveryLanguageAndKeepToThePolicy(String language) throws IOException {
        var page = page(Locale.of(language));
        var folder = Files.createDirectories(Path.of("target", "gallery"));
        Files.writeString(folder.resolve(language + ".html"), page);

        assertThat(page)
                .doesNotContain("??", "style=", "<script", "onclick", "javascript:", "th:")
                .doesNotContain("NaN", "Infinity", "NOT_APPLICABLE %", "UNBUDGETED %")
                .contains("<svg", "viewBox=\"0 0 100000 100000\"");
        var ids = all("\\sid=\"([^\"]+)\"", page);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(all("url\\(#([^)]+)\\)", page));
        for (var named : all("aria-labelledby=\"([^\"]+)\"", page)) {
            assertThat(ids).contains(named.split(" "));
        }
    }

    @Test
    void listTheLargestAndLeadToTheOthers() {
        assertThat(page(Locale.ENGLISH))
                .contains("<a href=\"#lines\">800 more lines are in the table of lines.</a>")
                .contains("指标 199")
                .doesNotContain("指标 200");
    }

    @Test
    void sayOfWhatABoxIsAShare() {
        assertThat(page(Locale.ENGLISH)).contains("% of the whole adjusted budget, ");
        assertThat(page(Locale.CHINESE)).contains("万元，占全部调整预算数的 ");
    }

    @Test
    void speakBothLanguages() throws IOException {
        assertThat(Bundles.faults()).isEmpty();
    }

    private String page(Locale language) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/chart");
        messages.setDefaultEncoding("UTF-8");
        messages.setAlwaysUseMessageFormat(true);
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateEngineMessageSource(messages);
        engine.setTemplateResolver(templates);
        var exchange =
                JakartaServletWebApplication.buildApplication(new MockServletContext())
                        .buildExchange(new MockHttpServletRequest(), new MockHttpServletResponse());
        var gallery = gallery(language);
        return engine.process(
                "charts-gallery", new WebContext(exchange, language, Map.of("gallery", gallery)));
    }

    private List<Entry> gallery(Locale language) {
        var entries = new ArrayList<Entry>();
        var months = year.months(YEAR_END);
        var middle = LocalDate.of(2022, 6, 15);
        var projects = year.projects(YEAR_END, language);
        var other = new FiscalYear(2023);
        course(entries, Course.of(Year2022.YEAR, months));
        course(entries, Course.of(Year2022.YEAR, year.months(middle)));
        course(
                entries,
                Course.of(
                        Year2022.YEAR,
                        months.subList(0, 8),
                        "035003",
                        year.months("035003", YEAR_END)));
        course(entries, Course.of(Year2022.YEAR, months.subList(0, 1)));
        course(entries, Course.of(other, List.of()));
        course(entries, Course.of(Year2022.YEAR, odd()));
        course(entries, Course.of(Year2022.YEAR, withoutBudget()));
        add(entries, "treemap", Treemap.of(ItemKind.PROJECTS, projects, wan(5350)));
        add(entries, "treemap", Treemap.of(ItemKind.PROJECTS, year.projects(middle, language)));
        add(entries, "treemap", Treemap.of(ItemKind.UNITS, awkward()));
        add(entries, "treemap", Treemap.of(ItemKind.LINES, equal(200)));
        add(entries, "treemap", Treemap.of(ItemKind.LINES, equal(1000)));
        add(entries, "treemap", Treemap.of(ItemKind.PROJECTS, List.of()));
        add(entries, "share", Share.of(ItemKind.PROJECTS, projects, wan(5350)));
        add(entries, "share", Share.of(ItemKind.UNITS, awkward()));
        add(entries, "share", Share.of(ItemKind.LINES, equal(1)));
        add(entries, "share", Share.of(ItemKind.LINES, List.of()));
        add(entries, "months", MonthBars.of(months));
        add(entries, "months", MonthBars.of(odd()));
        add(entries, "months", MonthBars.of(List.of()));
        return entries;
    }

    private static void course(List<Entry> entries, Course course) {
        add(entries, "course", course);
    }

    private static void add(List<Entry> entries, String kind, Object chart) {
        entries.add(new Entry(kind, kind + "-" + entries.size(), chart));
    }

    /** No budget at first, then far more than all of it, then refunds. */
    private static List<MonthFigures> odd() {
        return List.of(
                month(1, 50, 50, 0),
                month(2, 0, 50, 0),
                month(3, 90, 140, 100),
                month(4, 2000, 2140, 100),
                month(5, -1990, 150, 100),
                month(6, -40, 110, 100));
    }

    private static List<MonthFigures> withoutBudget() {
        return List.of(month(1, 0, 0, 0), month(2, 0, 0, 0));
    }

    private static List<Item> awkward() {
        return List.of(
                item("<b>局</b> & \"Co\"", 53_900, 90, 100),
                item("Averylongnamewithoutanyblankinitthatdoesnotfit", 30_000, 50, 100),
                item("退回的", -5, 1, 100),
                item("没有预算", 0, 0, 0),
                item("落后", 16_000, 80, 100),
                item("小", 60, 1, 1),
                item("更小", 40, 1, 1));
    }

    private static List<Item> equal(int count) {
        return IntStream.range(0, count).mapToObj(at -> item("指标 " + at, 100, at, 200)).toList();
    }

    private static List<String> all(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
