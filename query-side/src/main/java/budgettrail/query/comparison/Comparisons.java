package budgettrail.query.comparison;

import budgettrail.query.comparison.ComparisonPage.Asked;
import budgettrail.query.comparison.ComparisonPage.Elsewhere;
import budgettrail.query.comparison.Differences.At;
import budgettrail.query.figures.Figure;
import budgettrail.query.page.Frame;
import budgettrail.query.page.Link;
import budgettrail.query.page.OtherMoment;
import budgettrail.query.page.Place;
import budgettrail.query.page.Question;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.page.Views;
import budgettrail.query.sheet.ArrangedSheet;
import budgettrail.query.sheet.Arrangements;
import budgettrail.query.sheet.Sheets;
import budgettrail.web.access.Viewer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads two moments of a department, unit, project or line. */
@Component
class Comparisons {
    static final String PAGE = "/compare";

    private final Views views;
    private final Sheets sheets;

    Comparisons(Views views, Sheets sheets) {
        this.views = views;
        this.sheets = sheets;
    }

    ComparisonPage read(MultiValueMap<String, String> asked, Viewer viewer, Locale locale) {
        var what = Subject.Asked.of(asked);
        var by = Division.asked(asked);
        var all = all(asked);
        var tables = sheets.asked(asked, locale);
        return tables.read(
                () ->
                        views.read(
                                what.in(Question.of(asked)),
                                viewer,
                                view -> page(view, Subject.of(view, what, PAGE), by, all, tables)));
    }

    static boolean all(MultiValueMap<String, String> asked) {
        return "true".equals(Question.filled(asked, "all"));
    }

    /** The moment that is asked for; else the end of the month before, with the same knowledge. */
    static OtherMoment from(View view) {
        var from = view.from();
        return from == null ? view.on(Preset.monthBefore(view)) : from;
    }

    /** The one that is asked for, or the first that there is; none: it is made of nothing else. */
    static @Nullable Division division(View view, Subject subject, @Nullable Division asked) {
        return asked != null && asked.divides(view, subject)
                ? asked
                : Arrays.stream(Division.values())
                        .filter(it -> it.divides(view, subject))
                        .findFirst()
                        .orElse(null);
    }

    private static ComparisonPage page(
            View view,
            Subject subject,
            @Nullable Division asked,
            boolean all,
            Arrangements tables) {
        var from = from(view);
        var by = division(view, subject, asked);
        var here =
                from.in(subject.place())
                        .and("with", null)
                        .and("by", asked)
                        .and("all", all ? "true" : null);
        var place = tables.in(here, DifferenceSheet.FIGURES, DifferenceSheet.RATES);
        var kept = place.withoutBeginnings();
        var then = new At(from.snapshot(), subject.at(from));
        var now = new At(view.snapshot(), subject.scope());
        var whole = Differences.whole(then, now);
        var rows = by == null ? List.<Pair>of() : Differences.rows(then, now, by.level());
        var other = differs(rows) ? null : other(view, subject, by, then, now);
        var sheet = new DifferenceSheet(view, subject, from, all);
        var parts = by == null ? List.<ArrangedSheet>of() : parts(sheet, rows, by, tables, place);
        return new ComparisonPage(
                Frame.of(view, place, subject.crumbs()),
                subject.name(),
                subject.asked().item(),
                new Asked(from.asOf().toString(), from.shownKnownAt(), from.snapshot().position()),
                new Asked(view.asOf().toString(), view.shownKnownAt(), view.snapshot().position()),
                !whole.differs() && !differs(rows) && other == null,
                overdrawn(whole, all) || parts.stream().anyMatch(DifferenceSheet::overdrawn),
                all,
                Preset.of(view, kept),
                turned(view, from, kept).address(),
                kept.and("all", all ? null : "true").address(),
                divisions(view, subject, by, kept.unsorted()),
                by == null || other == null ? null : elsewhere(by, other, kept.unsorted()),
                sheet.whole(whole),
                parts);
    }

    private static List<ArrangedSheet> parts(
            DifferenceSheet sheet, List<Pair> rows, Division by, Arrangements tables, Place place) {
        return List.of(
                tables.of(sheet.figures(rows, by), place), tables.of(sheet.rates(rows, by), place));
    }

    private static boolean overdrawn(Pair pair, boolean all) {
        return pair.overdrawn() && (all || pair.differs(Figure.AVAILABLE));
    }

    private static boolean differs(List<Pair> rows) {
        return rows.stream().anyMatch(Pair::differs);
    }

    /** The first other division by which something differs; none: nothing does by any. */
    private static @Nullable Division other(
            View view, Subject subject, @Nullable Division by, At then, At now) {
        return Arrays.stream(Division.values())
                .filter(it -> it != by && it.divides(view, subject))
                .filter(it -> differs(Differences.rows(then, now, it.level())))
                .findFirst()
                .orElse(null);
    }

    private static Elsewhere elsewhere(Division shown, Division other, Place here) {
        return new Elsewhere(shown.name(), Link.to(other.name(), here.and("by", other)));
    }

    private static Place turned(View view, OtherMoment from, Place here) {
        return here.and("asOf", from.asOf())
                .and("knownAt", from.knownAt())
                .and("from", view.asOf())
                .and("fromKnownAt", view.question().knownAt());
    }

    private static List<Link> divisions(
            View view, Subject subject, @Nullable Division by, Place here) {
        return Arrays.stream(Division.values())
                .filter(it -> it.divides(view, subject))
                .map(it -> new Link(it.name(), here.and("by", it).address(), it == by))
                .toList();
    }
}
