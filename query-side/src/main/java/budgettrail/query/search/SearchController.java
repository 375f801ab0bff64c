package budgettrail.query.search;

import budgettrail.query.reading.AnyReader;
import budgettrail.query.reading.Cursor;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Parameters;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Sight;
import budgettrail.web.access.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Searches the facts. */
@RestController
@Tag(name = "Search")
class SearchController {
    private final Reading reading;
    private final FactSearch search;

    SearchController(Reading reading, FactSearch search) {
        this.reading = reading;
        this.search = search;
    }

    /**
     * A page of facts.
     *
     * @param indexedThrough the last position of the log that the search looked at
     * @param behind how many facts of the log it does not know yet
     * @param count how many facts are found in all, up to 10,000
     * @param countedAll false: there are more than were counted
     * @param doubtful positions that are left out, because the log says something else there than
     *     it did: a verification says more
     * @param next the cursor of the next page, if there is one
     */
    record FoundPage(
            long indexedThrough,
            long behind,
            long count,
            boolean countedAll,
            List<FoundFact> facts,
            List<Long> doubtful,
            @Nullable String next) {
        static FoundPage of(FactSearch.Result result) {
            var hits = result.hits();
            return new FoundPage(
                    hits.through(),
                    hits.behind(),
                    hits.count(),
                    hits.countedAll(),
                    result.rows().stream().map(FoundFact::of).toList(),
                    result.doubtful(),
                    following(result));
        }
    }

    static @Nullable String following(FactSearch.Result result) {
        var hits = result.hits();
        return hits.more() ? Cursor.of(Long.toString(hits.positions().getLast())) : null;
    }

    @AnyReader
    @GetMapping("/api/v1/facts")
    @Operation(
            summary = "Facts, searched",
            description = "The language of q is described in docs/search.md.")
    FoundPage find(
            Viewer viewer,
            @Parameter(
                            description =
                                    "Words, \"phrases\" and keys: actor: action: line: unit:"
                                            + " project: voucher: payment: payee: document: reason:"
                                            + " amount: effective: recorded: imported: correlation:"
                                            + " cause:; a dash in front excludes.",
                            example = "unit:035001 action:paid amount:>1000")
                    @RequestParam(required = false)
                    @Nullable String q,
            @Parameter(description = "newest (if absent) or oldest first.", example = "newest")
                    @RequestParam(required = false)
                    @Nullable String order,
            @Parameter(description = "The last business day that counts; all do if absent.")
                    @RequestParam(required = false)
                    @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String minPosition,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var moment = Moment.of(asOf, knownAt, minPosition);
        var clauses = clauses(q);
        var oldestFirst = Order.of(order) == Order.OLDEST;
        var after = Cursor.lastNumber(cursor);
        var size = Parameters.limit(limit);
        var wanted =
                reading.at(
                        moment,
                        snapshot ->
                                new FactSearch.Wanted(
                                        clauses,
                                        moment.known() == null ? null : snapshot.position(),
                                        moment.asOf(),
                                        moment.asOf() == null
                                                ? Sight.ofAnyDay(snapshot, viewer)
                                                : Sight.of(snapshot, viewer, null),
                                        moment.minPosition(),
                                        oldestFirst,
                                        after));
        return FoundPage.of(search.page(wanted, size));
    }

    static List<Clause> clauses(@Nullable String query) {
        try {
            return query == null ? List.of() : Reader.read(query);
        } catch (QueryFault fault) {
            throw fault.problem();
        }
    }
}
