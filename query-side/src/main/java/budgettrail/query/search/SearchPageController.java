package budgettrail.query.search;

import budgettrail.query.page.Place;
import budgettrail.query.search.SavedSearches.Outcome;
import budgettrail.web.access.PageAccess;
import budgettrail.web.access.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The search of facts, as a page. */
@Controller
class SearchPageController {
    private static final int LONGEST = 100;

    /** What else a search is asked with; whatever is longer is none of it. */
    private record Kept(@Nullable String asOf, @Nullable String knownAt, @Nullable String order) {
        Place in(Place place) {
            return place.and("asOf", fitting(asOf))
                    .and("knownAt", fitting(knownAt))
                    .and("order", fitting(order));
        }

        private static @Nullable String fitting(@Nullable String value) {
            return value == null || value.length() > LONGEST ? null : value;
        }
    }

    /**
     * A name that is asked for.
     *
     * @param renamed the search that is to have it; none: the one that is shown is
     */
    private record Naming(String name, @Nullable String renamed) {
        /** What is no name is not told. */
        private static @Nullable String fitting(@Nullable String name) {
            return name == null || !SavedSearches.isName(name) ? null : name;
        }
    }

    private static final String NO_NAME = "NO_NAME";

    private final SearchPages pages;
    private final SavedSearches saved;

    SearchPageController(SearchPages pages, SavedSearches saved) {
        this.pages = pages;
        this.saved = saved;
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        /** With everything that is done there. */
        @Bean
        PageAccess searchPage() {
            return PageAccess.everybody(SearchPages.PAGE + "/**");
        }
    }

    @GetMapping(SearchPages.PAGE)
    String show(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> asked,
            Model page,
            HttpServletResponse answer) {
        var shown = pages.read(asked, viewer);
        if (shown.fault() != null) {
            answer.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        page.addAttribute("page", shown);
        page.addAttribute("viewer", viewer);
        return "search";
    }

    /** Under a name; one that is taken is asked about before it is given up. */
    @PostMapping(SearchPages.PAGE + "/save")
    String save(
            Viewer viewer,
            @RequestParam String name,
            @RequestParam String q,
            @RequestParam(required = false) @Nullable String replaces,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String order) {
        var given = name.strip();
        var outcome =
                SavedSearches.isName(given) && isQuery(q)
                        ? saved.save(viewer.name(), given, q.strip(), "1".equals(replaces)).name()
                        : NO_NAME;
        return back(new Kept(asOf, knownAt, order), q, new Naming(given, null), outcome);
    }

    @PostMapping(SearchPages.PAGE + "/rename")
    String rename(
            Viewer viewer,
            @RequestParam String name,
            @RequestParam String other,
            @RequestParam String q,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String order) {
        var given = other.strip();
        var outcome =
                SavedSearches.isName(given)
                        ? saved.rename(viewer.name(), name, given).name()
                        : NO_NAME;
        var told = outcome.equals(Outcome.NAME_TAKEN.name()) ? "OTHER_TAKEN" : outcome;
        return back(new Kept(asOf, knownAt, order), q, new Naming(given, name), told);
    }

    @PostMapping(SearchPages.PAGE + "/delete")
    String delete(
            Viewer viewer,
            @RequestParam String name,
            @RequestParam String q,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String order) {
        saved.delete(viewer.name(), name); // One that is gone already is gone.
        var done = Outcome.DONE.name();
        return back(new Kept(asOf, knownAt, order), q, new Naming(name, null), done);
    }

    private static boolean isQuery(String text) {
        try {
            return !Reader.read(text).isEmpty();
        } catch (QueryFault none) {
            return false;
        }
    }

    /** To the search that it was done beside, as of the same day and as it was known. */
    private static String back(Kept kept, String query, Naming naming, String outcome) {
        var done = Set.of(Outcome.DONE.name(), Outcome.UNCHANGED.name()).contains(outcome);
        var fits = query.length() <= Reader.LONGEST && !query.isBlank();
        var place = Place.of(SearchPages.PAGE).and("q", fits ? query.strip() : null);
        return "redirect:"
                + kept.in(place)
                        .and("refused", done ? null : outcome)
                        .and("name", done ? null : Naming.fitting(naming.name()))
                        .and("renamed", done ? null : Naming.fitting(naming.renamed()))
                        .address()
                + (done ? "" : "#refused");
    }
}
