package budgettrail.query.search;

import budgettrail.query.fact.Reach;
import budgettrail.query.page.Crumb;
import budgettrail.query.page.Frame;
import budgettrail.query.page.Named;
import budgettrail.query.page.OtherMoment;
import budgettrail.query.page.Place;
import budgettrail.query.page.Question;
import budgettrail.query.page.View;
import budgettrail.query.page.Views;
import budgettrail.query.reading.Cursor;
import budgettrail.query.reading.Parameters;
import budgettrail.query.search.SearchPage.Chip;
import budgettrail.query.search.SearchPage.Example;
import budgettrail.query.search.SearchPage.Fault;
import budgettrail.query.search.SearchPage.Kept;
import budgettrail.query.search.SearchPage.Refusal;
import budgettrail.web.access.Viewer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads the page of a search. */
@Component
class SearchPages {
    static final String PAGE = "/search";

    private static final int ON_A_PAGE = 50;
    private static final Set<String> REFUSALS =
            Set.of("NAME_TAKEN", "TOO_MANY", "UNKNOWN", "NO_NAME", "OTHER_TAKEN");
    private static final List<String> EXAMPLES =
            List.of(
                    "action:paid amount:>100000",
                    "action:refunded,reversed",
                    "effective:2022-12 设备",
                    "-imported:true -actor:clerk",
                    "动作:追加,追减");

    private final Views views;
    private final FactSearch search;
    private final SavedSearches saved;

    SearchPages(Views views, FactSearch search, SavedSearches saved) {
        this.views = views;
        this.search = search;
        this.saved = saved;
    }

    SearchPage read(MultiValueMap<String, String> asked, Viewer viewer) {
        var typed = Question.filled(asked, "q");
        var query = typed == null ? "" : typed;
        var oldestFirst = Order.of(Question.filled(asked, "order")) == Order.OLDEST;
        var after = Cursor.lastNumber(Question.filled(asked, "cursor"));
        var question = Question.of(asked);
        var typedIn = new Typed(query, oldestFirst, kept(viewer), refusal(asked));
        List<Clause> clauses;
        try {
            clauses = Reader.read(query);
        } catch (QueryFault fault) {
            var why = Fault.of(fault, query);
            return views.read(question, viewer, view -> page(view, typedIn, List.of(), why, null));
        }
        var result = clauses.isEmpty() ? null : found(question, viewer, clauses, typedIn, after);
        return views.read(
                question,
                viewer,
                view -> page(view, typedIn, clauses, null, result).startingAfter(after));
    }

    /** What the page was asked, and what the viewer keeps. */
    private record Typed(
            String query,
            boolean oldestFirst,
            List<NamedSearch> saved,
            @Nullable Refusal refusal) {}

    private List<NamedSearch> kept(Viewer viewer) {
        return saved.of(viewer.name());
    }

    private static @Nullable Refusal refusal(MultiValueMap<String, String> asked) {
        var code = Question.filled(asked, "refused");
        var name = Question.filled(asked, "name");
        if (code == null) {
            return null;
        }
        if (!REFUSALS.contains(code)) {
            throw Parameters.invalid("refused");
        }
        return new Refusal(code, name == null ? "" : name, Question.filled(asked, "renamed"));
    }

    private FactSearch.Result found(
            Question question, Viewer viewer, List<Clause> clauses, Typed typed, long after) {
        var wanted =
                views.read(
                        question,
                        viewer,
                        view -> wanted(view, clauses, typed.oldestFirst(), after));
        return search.page(wanted, ON_A_PAGE);
    }

    /** What the view's question comes down to. */
    static FactSearch.Wanted wanted(
            View view, List<Clause> clauses, boolean oldestFirst, long after) {
        var moment = view.question().moment();
        return new FactSearch.Wanted(
                clauses,
                moment.known() == null ? null : view.snapshot().position(),
                moment.asOf(),
                asked(view).seen(),
                0,
                oldestFirst,
                after);
    }

    /** The day that is asked for; else today, because the facts of every day are looked through. */
    private static OtherMoment asked(View view) {
        var day = view.question().asOf();
        return day == null ? view.onAnyDay() : view.on(day);
    }

    private SearchPage page(
            View view,
            Typed typed,
            List<Clause> clauses,
            @Nullable Fault fault,
            FactSearch.@Nullable Result result) {
        var query = typed.query();
        var oldestFirst = typed.oldestFirst();
        var here =
                Place.of(PAGE)
                        .and("q", query.isEmpty() ? null : query)
                        .and("order", oldestFirst ? "oldest" : null)
                        .and("asOf", view.question().asOf())
                        .and("knownAt", view.question().knownAt());
        var reach = new Reach(asked(view), view.viewer());
        var crumb = new Crumb(new Named(PAGE, null, null), here.address());
        return new SearchPage(
                Frame.of(view, here, List.of(crumb)),
                query,
                chips(clauses, here),
                result == null
                        ? List.of()
                        : result.rows().stream()
                                .map(row -> SearchRow.of(row, here, reach))
                                .toList(),
                result == null ? null : found(result),
                fault,
                oldestFirst,
                here.and("order", oldestFirst ? null : "oldest").address(),
                result == null || !result.hits().more()
                        ? null
                        : here.and("cursor", SearchController.following(result)).address(),
                null,
                here.query(),
                examples(view, here),
                typed.saved().stream().map(one -> kept(one, query, here)).toList(),
                typed.refusal());
    }

    private static SearchPage.Found found(FactSearch.Result result) {
        var hits = result.hits();
        return new SearchPage.Found(
                hits.count(),
                hits.countedAll(),
                hits.through(),
                hits.behind(),
                result.doubtful(),
                SearchSheet.MOST);
    }

    private static Kept kept(NamedSearch one, String query, Place here) {
        return new Kept(
                one.name(),
                one.query(),
                here.and("q", one.query()).address(),
                one.query().equals(query));
    }

    /** Among them the unit that the viewer sees. */
    private static List<Example> examples(View view, Place here) {
        return Stream.concat(
                        EXAMPLES.stream(),
                        Stream.ofNullable(view.top())
                                .map(unit -> "unit:" + unit + " amount:>50000"))
                .map(text -> example(text, here))
                .toList();
    }

    private static Example example(String text, Place here) {
        return new Example(text, here.and("q", text).address());
    }

    private static List<Chip> chips(List<Clause> clauses, Place here) {
        return IntStream.range(0, clauses.size())
                .mapToObj(at -> new Chip(clauses.get(at).text(), without(at, clauses, here)))
                .toList();
    }

    private static String without(int chip, List<Clause> clauses, Place here) {
        var others =
                IntStream.range(0, clauses.size())
                        .filter(at -> at != chip)
                        .mapToObj(at -> clauses.get(at).text())
                        .collect(Collectors.joining(" "));
        return here.and("q", others.isEmpty() ? null : others).address();
    }
}
