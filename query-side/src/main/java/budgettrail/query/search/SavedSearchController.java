package budgettrail.query.search;

import budgettrail.query.reading.AnyReader;
import budgettrail.query.search.SavedSearches.Outcome;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import budgettrail.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The searches that whoever asks has given a name. They are no facts, and to save one twice changes
 * nothing, so it needs no idempotency key.
 */
@RestController
@Tag(name = "Search")
class SavedSearchController {
    private static final String ADDRESS = "/api/v1/saved-searches";

    private final SavedSearches saved;

    SavedSearchController(SavedSearches saved) {
        this.saved = saved;
    }

    /** A search under its name. */
    record SavedSearch(String name, String query, Instant savedAt) {
        static SavedSearch of(NamedSearch one) {
            return new SavedSearch(one.name(), one.query(), one.savedAt());
        }
    }

    /** All of a person, by name. */
    record SavedList(List<SavedSearch> searches) {}

    /**
     * What is to be saved.
     *
     * @param replaces whether one of the same name is given up for it; absent: it is not
     */
    record SavedBody(String name, String query, @Nullable Boolean replaces) {}

    @AnyReader
    @GetMapping(ADDRESS)
    @Operation(summary = "The searches that you have given a name")
    SavedList list(Viewer viewer) {
        return new SavedList(saved.of(viewer.name()).stream().map(SavedSearch::of).toList());
    }

    @AnyReader
    @PostMapping(ADDRESS)
    @ApiResponse(responseCode = "201", description = "Saved.")
    @ApiResponse(responseCode = "200", description = "It was saved so already.")
    @Operation(summary = "Give a search a name")
    ResponseEntity<SavedList> save(Viewer viewer, @RequestBody SavedBody body) {
        if (!SavedSearches.isName(body.name())) {
            throw new ProblemException(Problems.invalidValue("/name"));
        }
        check(body.query());
        var outcome =
                saved.save(
                        viewer.name(),
                        body.name(),
                        body.query(),
                        Boolean.TRUE.equals(body.replaces()));
        return ResponseEntity.status(
                        checked(outcome, body.name()) == Outcome.DONE
                                ? HttpStatus.CREATED
                                : HttpStatus.OK)
                .body(list(viewer));
    }

    private static void check(String query) {
        try {
            if (Reader.read(query).isEmpty()) {
                throw new ProblemException(Problems.invalidValue("/query"));
            }
        } catch (QueryFault fault) {
            throw fault.problem("pointer", "/query");
        }
    }

    static Outcome checked(Outcome outcome, String name) {
        return switch (outcome) {
            case DONE, UNCHANGED -> outcome;
            case NAME_TAKEN -> throw problem(HttpStatus.CONFLICT, "SEARCH_NAME_TAKEN", name);
            case TOO_MANY ->
                    throw problem(
                            HttpStatus.CONFLICT, "TOO_MANY_SAVED_SEARCHES", SavedSearches.MOST);
            case UNKNOWN -> throw problem(HttpStatus.NOT_FOUND, "UNKNOWN_SAVED_SEARCH", name);
        };
    }

    private static ProblemException problem(HttpStatus status, String code, Object argument) {
        return new ProblemException(Problem.of(status, code, argument));
    }

    /** The name may hold what no path may: a percent sign, a semicolon, a backslash. */
    @AnyReader
    @DeleteMapping(ADDRESS)
    @ApiResponse(responseCode = "204")
    @Operation(
            summary = "Give a saved search up, whatever characters its name has",
            description = "In a path, a name with %, ; or \\ is refused on its way.")
    ResponseEntity<Void> deleteNamed(
            Viewer viewer,
            @Parameter(description = "Its whole name.", example = "50%") @RequestParam
                    String name) {
        return delete(viewer, name);
    }

    @AnyReader
    @DeleteMapping(ADDRESS + "/{name}")
    @ApiResponse(responseCode = "204")
    @Operation(summary = "Give a saved search up")
    ResponseEntity<Void> delete(Viewer viewer, @PathVariable String name) {
        checked(saved.delete(viewer.name(), name), name);
        return ResponseEntity.noContent().build();
    }
}
