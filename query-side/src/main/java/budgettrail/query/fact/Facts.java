package budgettrail.query.fact;

import budgettrail.log.EventLog;
import budgettrail.query.fact.FactsPage.Ratio;
import budgettrail.query.fact.FigurePostings.Part;
import budgettrail.query.figures.Figure;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Sum;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Groups;
import budgettrail.query.page.Compared;
import budgettrail.query.page.Frame;
import budgettrail.query.page.Place;
import budgettrail.query.page.Question;
import budgettrail.query.page.Shown;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.page.Views;
import budgettrail.query.reading.Cursor;
import budgettrail.query.reading.Parameters;
import budgettrail.web.access.Viewer;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Finds the facts behind a figure. */
@Component
class Facts {
    static final String PAGE = "/facts";
    private static final int ON_A_PAGE = 100;

    private final Views views;
    private final EventLog log;

    Facts(Views views, EventLog log) {
        this.views = views;
        this.log = log;
    }

    /** Where a list of facts begins. */
    private record Start(LocalDate day, long position) {
        private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");
        static final Start FIRST = new Start(FigurePostings.BEFORE_ALL, 0);

        static Start of(@Nullable String cursor) {
            var last = Cursor.last(cursor);
            if (last == null) {
                return FIRST;
            }
            var parts = last.split("/", -1);
            if (parts.length != 2 || !POSITION.matcher(parts[1]).matches()) {
                throw Parameters.invalid("cursor");
            }
            return new Start(Parameters.day("cursor", parts[0]), Long.parseLong(parts[1]));
        }

        static String after(Part last) {
            return Cursor.of(last.effective() + "/" + last.position());
        }
    }

    FactsPage read(MultiValueMap<String, String> asked, Viewer viewer) {
        var what = Subject.Asked.of(asked);
        var figure = figure("figure", asked);
        var of = figure("of", asked);
        if (figure == null) {
            throw Parameters.invalid("figure");
        }
        var start = Start.of(Question.filled(asked, "cursor"));
        return views.read(
                what.in(Question.of(asked)),
                viewer,
                view -> page(view, Subject.of(view, what, PAGE), figure, of, start));
    }

    private FactsPage page(
            View view, Subject subject, Figure figure, @Nullable Figure of, Start start) {
        var here = view.compared(subject.place().and("figure", figure).and("of", of));
        var postings = FigurePostings.of(view, subject, figure);
        var found = postings.after(start.day(), start.position(), ON_A_PAGE + 1);
        var parts = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        var whole = postings.whole();
        return new FactsPage(
                Frame.of(view, here, subject.crumbs()),
                figure,
                subject.name(),
                subject.asked().item(),
                view.from() == null ? Shown.yuan(whole.sum()) : Shown.signed(whole.sum()),
                figure == Figure.AVAILABLE && view.from() == null && whole.sum().negative(),
                whole.count(),
                of == null || view.from() != null ? null : ratio(view, subject, figure, of, here),
                compared(view, subject, figure, whole.sum(), here),
                Difference.of(view, subject, figure, here),
                rows(parts, view, here),
                found.size() > ON_A_PAGE
                        ? here.and("cursor", Start.after(parts.getLast())).address()
                        : null,
                start.equals(Start.FIRST) ? null : here.address(),
                here.query(),
                FactSheet.MOST);
    }

    private static @Nullable Compared compared(
            View view, Subject subject, Figure figure, Sum now, Place here) {
        var other = view.other();
        if (other == null || view.from() != null) {
            return null;
        }
        var then = FigurePostings.of(other.snapshot(), subject.at(other), figure).whole().sum();
        return Compared.of(other.asOf(), then, now, here);
    }

    private List<FactRow> rows(List<Part> parts, View view, Place here) {
        var from = view.from();
        var now = WhereItCounts.of(view, here);
        var then = from == null ? now : WhereItCounts.of(from, view, here);
        return Posted.of(parts, log).stream()
                .map(posted -> (from == null || now.has(posted) ? now : then).row(posted))
                .toList();
    }

    private static Ratio ratio(View view, Subject subject, Figure part, Figure whole, Place here) {
        var figures =
                Groups.whole(view.snapshot(), subject.scope()).map(Group::all).orElse(Figures.NONE);
        var rate = figures.rate(part, whole);
        return new Ratio(
                rate.shown(),
                rate instanceof Rate.Ratio,
                part,
                Shown.yuan(figures.of(part)),
                here.and("figure", part).and("of", whole).address(),
                whole,
                Shown.yuan(figures.of(whole)),
                here.and("figure", whole).and("of", null).address());
    }

    static @Nullable Figure figure(String name, MultiValueMap<String, String> asked) {
        var text = Question.filled(asked, name);
        if (text == null) {
            return null;
        }
        for (var figure : Figure.values()) {
            if (figure.name().equals(text)) {
                return figure;
            }
        }
        throw Parameters.invalid(name);
    }
}
