package budgettrail.query.reads;

import budgettrail.query.page.Crumb;
import budgettrail.query.page.Frame;
import budgettrail.query.page.Named;
import budgettrail.query.page.Place;
import budgettrail.query.page.Question;
import budgettrail.query.page.View;
import budgettrail.query.page.Views;
import budgettrail.query.reading.Cursor;
import budgettrail.query.reading.Parameters;
import budgettrail.query.reads.ReadsSeen.Seen;
import budgettrail.query.reads.ReadsSeen.Which;
import budgettrail.web.access.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What was written down of reads, the newest first; looking at it is written down as well. */
@Controller
@Tag(name = "Audit")
class ReadsController {
    private static final String PAGE = "/audit/reads";
    private static final int ON_A_PAGE = 100;

    private final Views views;
    private final ReadsSeen reads;

    ReadsController(Views views, ReadsSeen reads) {
        this.views = views;
        this.reads = reads;
    }

    /**
     * One answer that was given.
     *
     * @param query as it was asked, without secrets
     * @param exported the name of the file that was taken away
     * @param position the last fact that counts in it
     * @param rows how many it has
     * @param request its id in the log of operations
     */
    record ReadAnswer(
            Instant at,
            String who,
            String method,
            String path,
            @Nullable String query,
            int status,
            @Nullable String exported,
            @Nullable Long position,
            @Nullable Long rows,
            String request) {
        static ReadAnswer of(Seen one) {
            return new ReadAnswer(
                    one.at(),
                    one.who(),
                    one.method(),
                    one.path(),
                    one.query(),
                    one.status(),
                    one.exported(),
                    one.position(),
                    one.rows(),
                    one.request());
        }
    }

    /**
     * @param next asks for those before these; none: there are none
     */
    record ReadsAnswer(List<ReadAnswer> reads, @Nullable String next) {}

    static Which which(@Nullable String who, @Nullable String day) {
        var name = Parameters.words("who", who);
        return new Which(
                name, day == null || day.isBlank() ? null : Parameters.day("day", day.strip()));
    }

    @GetMapping(path = "/api/v1/audit/reads", produces = MediaType.APPLICATION_JSON_VALUE)
    @RolesAllowed({"AUDITOR", "ADMINISTRATOR"})
    @ResponseBody
    @ApiResponse(responseCode = "200")
    @Operation(
            summary = "What auditors were given and what anybody took away, the newest first",
            description = "Each answer is written down before it is given, this one as well.")
    ReadsAnswer list(
            @Parameter(description = "The name of an account.", example = "auditor")
                    @RequestParam(required = false)
                    @Nullable String who,
            @Parameter(description = "In Asia/Shanghai.", example = "2026-11-26")
                    @RequestParam(required = false)
                    @Nullable String day,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var most = Parameters.limit(limit);
        var found = reads.before(which(who, day), start(cursor), most + 1);
        return new ReadsAnswer(
                found.stream().limit(most).map(ReadAnswer::of).toList(),
                found.size() > most ? cursorAfter(found.get(most - 1)) : null);
    }

    @GetMapping(PAGE)
    String show(Viewer viewer, @RequestParam MultiValueMap<String, String> asked, Model page) {
        var which = which(Question.filled(asked, "who"), Question.filled(asked, "day"));
        var cursor = Question.filled(asked, "cursor");
        var found = reads.before(which, start(cursor), ON_A_PAGE + 1);
        var shown =
                views.read(
                        Question.of(new LinkedMultiValueMap<>()),
                        viewer,
                        view -> page(view, which, cursor, found));
        page.addAttribute("page", shown);
        page.addAttribute("viewer", viewer);
        return "reads";
    }

    private static ReadsPage page(
            View view, Which which, @Nullable String cursor, List<Seen> found) {
        var first = Place.of(PAGE).and("who", which.who()).and("day", which.day());
        var seen = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        var crumb = new Crumb(new Named(PAGE, null, null), first.address());
        return new ReadsPage(
                Frame.of(view, first, List.of(crumb)),
                which.who(),
                which.day() == null ? null : which.day().toString(),
                ReadSheet.of(view, which, seen, seen.size()),
                found.size() > ON_A_PAGE
                        ? first.and("cursor", cursorAfter(seen.getLast())).address()
                        : null,
                cursor == null ? null : first.address(),
                first.query());
    }

    private static long start(@Nullable String cursor) {
        return cursor == null ? Long.MAX_VALUE : Cursor.lastNumber(cursor);
    }

    private static String cursorAfter(Seen last) {
        return Cursor.of(Long.toString(last.number()));
    }
}
